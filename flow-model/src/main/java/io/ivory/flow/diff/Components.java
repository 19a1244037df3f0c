package io.ivory.flow.diff;

import io.ivory.flow.InvalidFlowException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The components of the model's records one by one, so that a field added to a node type is compared, merged and renamed
 * without an entry here.
 */
final class Components {

    private static final ClassValue<Components> OF_TYPE = new ClassValue<>() {
        @Override
        protected Components computeValue(Class<?> type) {
            return new Components(type);
        }
    };

    private final List<RecordComponent> components;
    private final Constructor<?> constructor;

    private Components(Class<?> type) {
        components = List.of(type.getRecordComponents());
        try {
            constructor = type.getDeclaredConstructor(
                    components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no canonical constructor", e);
        }
    }

    /** What {@code record} holds, by component, in the order they are declared. */
    static Map<String, @Nullable Object> of(Record record) {
        Components type = OF_TYPE.get(record.getClass());
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (RecordComponent component : type.components) {
            values.put(component.getName(), value(component, record));
        }
        return values;
    }

    /** The names of the components of {@code type} that hold a {@code wanted}. */
    static List<String> holding(Class<? extends Record> type, Class<?> wanted) {
        return Stream.of(type.getRecordComponents())
                .filter(component -> component.getType() == wanted)
                .map(RecordComponent::getName)
                .toList();
    }

    /**
     * A record of the type of {@code like} that holds {@code values}, which has all its components in their order.
     *
     * @throws InvalidFlowException if the values do not go together
     */
    static <R> R with(R like, Map<String, @Nullable Object> values) {
        try {
            Object made = OF_TYPE.get(like.getClass())
                    .constructor
                    .newInstance(values.values().toArray());
            @SuppressWarnings("unchecked") // the constructor of the very class of like
            R same = (R) made;
            return same;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidFlowException invalid) {
                throw invalid;
            }
            throw new IllegalStateException(like.getClass() + " could not be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(like.getClass() + " could not be made", e);
        }
    }

    /** Whether two values are the same to the last detail, the order of their entries included. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        return Objects.equals(one, other) && String.valueOf(one).equals(String.valueOf(other));
    }

    /**
     * {@code value} with its parts changed, however deep they lie in records, maps (keys too) and lists.
     *
     * @param change gives for a part the one in its place; null for a part whose own parts are to be looked at
     */
    static <T> T replaced(T value, Function<Object, @Nullable Object> change) {
        @SuppressWarnings("unchecked") // a part is replaced by one of its type, a container by its like
        T replaced = (T) replacedPart(value, change);
        return replaced;
    }

    private static Object replacedPart(Object value, Function<Object, @Nullable Object> change) {
        Object changed = change.apply(value);
        if (changed != null) {
            return changed;
        }
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<Object, Object>();
                map.forEach((key, inner) -> copy.put(replacedPart(key, change), replacedPart(inner, change)));
                yield copy.equals(map) ? map : copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<Object>();
                list.forEach(inner -> copy.add(replacedPart(inner, change)));
                yield copy.equals(list) ? list : copy;
            }
            case Record record -> {
                Map<String, @Nullable Object> parts = of(record);
                var copy = new LinkedHashMap<String, @Nullable Object>();
                parts.forEach((name, part) -> copy.put(name, part == null ? null : replacedPart(part, change)));
                yield isUnchanged(parts, copy) ? record : with(record, copy);
            }
            default -> value;
        };
    }

    /** Finds every {@code wanted} in {@code value}, however deep it lies in records, maps (keys too) and lists. */
    static <T> void visit(Object value, Class<T> wanted, Consumer<T> visitor) {
        if (wanted.isInstance(value)) {
            visitor.accept(wanted.cast(value));
            return;
        }
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((key, inner) -> {
                    visit(key, wanted, visitor);
                    visit(inner, wanted, visitor);
                });
            case List<?> list -> list.forEach(inner -> visit(inner, wanted, visitor));
            case Record record ->
                of(record).values().forEach(part -> {
                    if (part != null) {
                        visit(part, wanted, visitor);
                    }
                });
            default -> {}
        }
    }

    private static boolean isUnchanged(Map<String, @Nullable Object> parts, Map<String, @Nullable Object> copy) {
        return parts.keySet().stream().allMatch(name -> Objects.equals(parts.get(name), copy.get(name)));
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " could not be read", e);
        }
    }
}
