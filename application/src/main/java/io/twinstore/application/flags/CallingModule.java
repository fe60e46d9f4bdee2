package io.twinstore.application.flags;

/** Which part of the salon's system asks; each can read from a store of its own (contract.md, Flags). */
public enum CallingModule {
    /** The data loader. */
    DATA_LOADER(Flag.TIMEWEB_DATA_LOADER),
    /** The synchronisation with YCLIENTS. */
    SYNC(Flag.TIMEWEB_SYNC),
    /** The services. */
    SERVICES(Flag.TIMEWEB_SERVICES),
    /** The API. */
    API(Flag.TIMEWEB_API);

    private final Flag flag;

    CallingModule(Flag flag) {
        this.flag = flag;
    }

    /** The flag that says where this module reads. */
    public Flag flag() {
        return flag;
    }
}
