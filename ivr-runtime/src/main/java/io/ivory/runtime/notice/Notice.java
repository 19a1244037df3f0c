package io.ivory.runtime.notice;

import io.ivory.flow.HttpMethod;
import io.ivory.flow.json.FlowFormatException;
import io.ivory.flow.json.JsonValues;
import io.ivory.flow.resource.Connection;
import io.ivory.runtime.interpreter.ServiceClient.ServiceRequest;
import io.ivory.runtime.mail.Letter;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is told, and the form in which it waits on record: names of secrets, never the secrets. */
sealed interface Notice {

    /** A request to a service of the shop. */
    record Request(ServiceRequest request) implements Notice {}

    /** An e-mail to a person. */
    record Mail(Letter letter) implements Notice {}

    /** One line of JSON that {@link #read} understands. */
    default String written() {
        return JsonValues.write(
                switch (this) {
                    case Request(var request) -> {
                        var fields = new LinkedHashMap<String, Object>();
                        fields.put("service", request.name());
                        fields.put("baseUrl", request.connection().baseUrl().toString());
                        fields.put("secretHeaders", request.connection().secretHeaders());
                        fields.put("method", request.method().name());
                        fields.put("path", request.path());
                        fields.put("body", request.body());
                        fields.put("timeoutMs", request.timeout().toMillis());
                        yield fields;
                    }
                    case Mail(var letter) ->
                        Map.of("to", letter.to(), "subject", letter.subject(), "text", letter.text());
                });
    }

    /**
     * What {@link #written} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Notice read(String written) {
        try {
            if (!(JsonValues.parse(written, Integer.MAX_VALUE) instanceof Map<?, ?> fields)) {
                throw new IllegalArgumentException("A notification on record is an object, but this is none");
            }
            return fields.containsKey("to") ? mail(fields) : request(fields);
        } catch (FlowFormatException | ClassCastException notOurs) {
            throw new IllegalArgumentException("A notification on record cannot be read: " + notOurs.getMessage());
        }
    }

    private static Notice mail(Map<?, ?> fields) {
        return new Mail(
                new Letter(text(fields, "to"), text(fields, "subject"), text(fields, "text"), Optional.empty()));
    }

    private static Notice request(Map<?, ?> fields) {
        var headers = new LinkedHashMap<String, String>();
        if (fields.get("secretHeaders") instanceof Map<?, ?> named) {
            named.forEach((header, secret) -> headers.put((String) header, (String) secret));
        }
        return new Request(new ServiceRequest(
                text(fields, "service"),
                new Connection(URI.create(text(fields, "baseUrl")), headers),
                HttpMethod.valueOf(text(fields, "method")),
                text(fields, "path"),
                text(fields, "body"),
                Duration.ofMillis((Long) present(fields, "timeoutMs"))));
    }

    private static String text(Map<?, ?> fields, String name) {
        return (String) present(fields, name);
    }

    private static Object present(Map<?, ?> fields, String name) {
        @Nullable Object value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("A notification on record has no \"" + name + "\"");
        }
        return value;
    }
}
