package io.ivory.flow.convert;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.Slug;
import io.ivory.flow.json.FlowFormatException;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Bundle;
import io.ivory.flow.resource.Connection;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The flows and resources of a conversion while they are put together. Equal resources under one name are one. */
final class BundleDraft {

    private final Map<String, FlowDefinition> flows = new LinkedHashMap<>();
    private final Map<String, OpeningHours> hours = new LinkedHashMap<>();
    private final Map<String, Destination> destinations = new LinkedHashMap<>();
    private final Map<String, Connection> connections = new LinkedHashMap<>();

    /** Keeps a destination under a name like {@code wanted}; the name it got. */
    String destination(String wanted, Destination destination) {
        return keep(destinations, wanted, "destination", destination);
    }

    /** Keeps a person under a name like {@code wanted}, or under the name that the same address has already. */
    String person(String wanted, Person person) {
        return destinations.entrySet().stream()
                .filter(known -> known.getValue().equals(person))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> destination(wanted, person));
    }

    /** Whether the address has a name already. */
    boolean knows(Person person) {
        return destinations.containsValue(person);
    }

    String connection(String wanted, Connection connection) {
        return keep(connections, wanted, "service", connection);
    }

    String hours(String wanted, OpeningHours calendar) {
        return keep(hours, wanted, "hours", calendar);
    }

    /** A free name for the file of a flow that is called {@code wanted}. */
    String flowName(String wanted, Predicate<String> promised) {
        return Slug.from(wanted, "flow", slug -> flows.containsKey(slug) || promised.test(slug));
    }

    /**
     * Adds a flow after making sure that its file can be written and read.
     *
     * @throws ConversionException if it is larger than a flow may be
     */
    void flow(String file, Supplier<FlowDefinition> flow) {
        try {
            FlowDefinition made = flow.get();
            FlowJson.read(FlowJson.write(made));
            flows.put(file, made);
        } catch (InvalidFlowException e) {
            throw new ConversionException("", "the flow \"" + file + "\" would not be valid: " + e.getMessage());
        } catch (FlowFormatException e) {
            throw new ConversionException(
                    "",
                    "the flow \"" + file + "\" would not be valid: "
                            + e.problems().getFirst().message());
        }
    }

    Bundle bundle(String name) {
        var resources = new Resources(hours, Map.of(), destinations, connections, Set.of());
        return new Bundle(name, flows, resources, Map.of());
    }

    private static <T> String keep(Map<String, T> things, String wanted, String fallback, T thing) {
        String name = Slug.from(
                wanted,
                fallback,
                slug -> things.containsKey(slug) && !things.get(slug).equals(thing));
        things.put(name, thing);
        return name;
    }
}
