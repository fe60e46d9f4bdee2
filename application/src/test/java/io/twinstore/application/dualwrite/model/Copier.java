package io.twinstore.application.dualwrite.model;

import io.twinstore.application.rows.RowValues;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Copies a world with everything that can change in it, the private state of production code included: going on from a copy
 * is going on from the state. Records, enums and what the JDK keeps unchanged are shared.
 */
final class Copier {
    private static final ClassValue<Plan> PLANS = new ClassValue<>() {
        @Override
        protected Plan computeValue(Class<?> type) {
            return plan(type);
        }
    };

    private final IdentityHashMap<Object, Object> copies = new IdentityHashMap<>(200);

    private enum Kind {
        SHARED,
        MAP,
        COLLECTION,
        FIELDS
    }

    /** How objects of a class are copied; by fields, they are made without running their own constructors. */
    private record Plan(Kind kind, @Nullable Constructor<?> constructor, List<Field> fields) {}

    private Copier() {}

    static World copy(World world) {
        return (World) new Copier().copied(world);
    }

    private Object copied(Object original) {
        var plan = PLANS.get(original.getClass());
        if (plan.kind() == Kind.SHARED) {
            return original;
        }
        var known = copies.get(original);
        if (known != null) {
            return known;
        }
        return switch (plan.kind()) {
            case MAP -> copiedMap((Map<?, ?>) original);
            case COLLECTION -> copiedCollection((Collection<?>) original);
            default -> copiedFields(original, plan);
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the values are copies of the same types
    private Object copiedMap(Map<?, ?> map) {
        Map copy = map instanceof EnumMap e ? e.clone() : new TreeMap((TreeMap) map);
        copies.put(map, copy);
        copy.replaceAll((key, value) -> copied(value));
        return copy;
    }

    private Object copiedCollection(Collection<?> collection) {
        Collection<Object> copy = collection instanceof TreeSet
                ? new TreeSet<>()
                : collection instanceof ArrayDeque ? new ArrayDeque<>() : new ArrayList<>(collection.size());
        copies.put(collection, copy);
        collection.forEach(element -> copy.add(copied(element)));
        return copy;
    }

    private Object copiedFields(Object original, Plan plan) {
        try {
            var copy = Objects.requireNonNull(plan.constructor()).newInstance();
            copies.put(original, copy);
            for (var field : plan.fields()) {
                var value = field.get(original);
                field.set(copy, value == null || field.getType().isPrimitive() ? value : copied(value));
            }
            return copy;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a " + original.getClass() + " cannot be copied", e);
        }
    }

    private static Plan plan(Class<?> type) {
        if (type == TreeMap.class || type == EnumMap.class) {
            return new Plan(Kind.MAP, null, List.of());
        } else if (type == ArrayList.class || type == ArrayDeque.class || type == TreeSet.class) {
            return new Plan(Kind.COLLECTION, null, List.of());
        } else if (type.isRecord()
                || Enum.class.isAssignableFrom(type)
                || type == RowValues.class
                || (type.getName().startsWith("java.") && type != Object.class)) {
            return new Plan(Kind.SHARED, null, List.of());
        }
        return new Plan(Kind.FIELDS, constructor(type), fields(type));
    }

    private static Constructor<?> constructor(Class<?> type) {
        try {
            var factory = Class.forName("sun.reflect.ReflectionFactory");
            return (Constructor<?>) factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                    .invoke(
                            factory.getMethod("getReflectionFactory").invoke(null),
                            type,
                            Object.class.getDeclaredConstructor());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a " + type + " cannot be copied", e);
        }
    }

    /** The fields of an object, those of its superclasses included. */
    static List<Field> fields(@Nullable Class<?> type) {
        var fields = new ArrayList<Field>();
        for (var c = type; c != null && c.getName().startsWith("io.twinstore."); c = c.getSuperclass()) {
            for (var field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        return List.copyOf(fields);
    }
}
