package io.twinstore.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** What a class shows: the types of its public and protected members, and those it extends. */
final class ShowOnlyApi extends ArchCondition<JavaClass> {
    ShowOnlyApi() {
        super("show types of the API only");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        Stream.concat(
                        Stream.concat(
                                type.getSuperclass().stream().map(JavaType::toErasure),
                                type.getRawInterfaces().stream()),
                        type.getMembers().stream().filter(ShowOnlyApi::isShown).flatMap(ShowOnlyApi::types))
                .filter(Layers::isInternal)
                .distinct()
                .forEach(shown -> events.add(SimpleConditionEvent.violated(
                        type, type.getName() + " shows the internal type " + shown.getName())));
    }

    private static boolean isShown(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    /** With the types in angle brackets. */
    private static Stream<JavaClass> types(JavaMember member) {
        return member.getAllInvolvedRawTypes().stream();
    }
}
