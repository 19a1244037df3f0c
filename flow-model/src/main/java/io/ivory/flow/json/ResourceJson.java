package io.ivory.flow.json;

import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.resource.Connection;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.OpeningHours;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What flows refer to by name, as JSON: each thing alone, and all of a kind by name as the files of a bundle hold them.
 * Reading throws {@link FlowFormatException} with everything that is wrong, and nothing else.
 */
public final class ResourceJson {

    /** The longest text, in characters. */
    private static final int MAX_CHARS = 1 << 20;

    private ResourceJson() {}

    public static String write(OpeningHours hours) {
        return CanonicalJson.file(HoursJson.write(hours));
    }

    public static String write(Destination destination) {
        return CanonicalJson.file(DestinationJson.write(destination));
    }

    public static String write(Connection connection) {
        return CanonicalJson.file(tree(connection));
    }

    public static OpeningHours readHours(String json) {
        return one(json, HoursJson::read);
    }

    public static Destination readDestination(String json) {
        return one(json, DestinationJson::read);
    }

    public static Connection readConnection(String json) {
        return one(json, ResourceJson::connection);
    }

    /** The text of {@code hours.json}. */
    public static String writeAllHours(Map<String, OpeningHours> hours) {
        return all(hours, HoursJson::write);
    }

    /** The text of {@code destinations.json}. */
    public static String writeAllDestinations(Map<String, Destination> destinations) {
        return all(destinations, DestinationJson::write);
    }

    /** The text of {@code connections.json}. */
    public static String writeAllConnections(Map<String, Connection> connections) {
        return all(connections, ResourceJson::tree);
    }

    public static Map<String, OpeningHours> readAllHours(String json) {
        return all(json, HoursJson::read);
    }

    public static Map<String, Destination> readAllDestinations(String json) {
        return all(json, DestinationJson::read);
    }

    public static Map<String, Connection> readAllConnections(String json) {
        return all(json, ResourceJson::connection);
    }

    private static JsonTree tree(Connection connection) {
        JsonTree headers = JsonTree.singleOnOneLine();
        connection.secretHeaders().forEach(headers::put);
        return JsonTree.shortOnOneLine()
                .put("url", connection.baseUrl().toString())
                .putUnlessEmpty("secretHeaders", headers);
    }

    private static @Nullable Connection connection(Fields fields) {
        String url = fields.requiredText("url", "");
        var headers = new LinkedHashMap<String, String>();
        Fields secrets = fields.object("secretHeaders");
        for (String header : secrets.keys()) {
            headers.put(header, secrets.text(header, ""));
        }
        fields.refuseOthers();
        return fields.has("url") ? fields.attempt("url", () -> new Connection(uri(url), headers)) : null;
    }

    private static URI uri(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new InvalidFlowException("A service's address is a URL such as \"https://shop.example/api\", but this"
                    + " one is \"" + Fields.shortened(url) + "\"");
        }
    }

    private static <T> String all(Map<String, T> things, Function<T, JsonTree> form) {
        JsonTree tree = JsonTree.entryALine();
        things.forEach((name, thing) -> tree.put(name, form.apply(thing)));
        return CanonicalJson.file(tree);
    }

    /** Reads one thing, or reports why not. */
    private interface Form<T> {
        @Nullable
        T read(Fields fields);
    }

    private static <T> T one(String json, Form<T> form) {
        String text = JsonText.withoutMark(json);
        return JsonPlaces.locating(text, () -> oneOf(text, form));
    }

    private static <T> T oneOf(String json, Form<T> form) {
        var problems = new FormatProblems();
        T thing = form.read(Fields.of(JsonText.parse(json, MAX_CHARS, problems).tree(), "", problems));
        problems.throwIfAny();
        if (thing == null) {
            throw problems.asException();
        }
        return thing;
    }

    private static <T> Map<String, T> all(String json, Form<T> form) {
        String text = JsonText.withoutMark(json);
        return JsonPlaces.locating(text, () -> allOf(text, form));
    }

    private static <T> Map<String, T> allOf(String json, Form<T> form) {
        var problems = new FormatProblems();
        Fields names = Fields.of(JsonText.parse(json, MAX_CHARS, problems).tree(), "", problems);
        var things = new LinkedHashMap<String, T>();
        for (String name : names.keys()) {
            T thing = form.read(names.object(name));
            if (thing != null) {
                things.put(name, thing);
            }
        }
        problems.throwIfAny();
        return things;
    }
}
