/** The files of an export, as cli.md lays them out. */
@NullMarked
package io.twinstore.bootstrap.files;

import org.jspecify.annotations.NullMarked;
