package io.ivory.flow.convert;

import static java.util.stream.Collectors.joining;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HttpMethod;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.NodeId;
import io.ivory.flow.Notification;
import io.ivory.flow.Notify;
import io.ivory.flow.VariableName;
import io.ivory.flow.json.JsonValues;
import io.ivory.flow.resource.Connection;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings over what asks or tells a service: make-http-request, run-function, send-message. */
final class TwilioRequests {

    /** The fixed part of an address, up to its path. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<base>https?://(?<host>[A-Za-z0-9.-]{1,253})(?<port>:\\d{1,5})?)(?<path>[/?].*)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NOT_IN_PATHS = Pattern.compile("[^A-Za-z0-9._~!$&'()*+,;=:@/?%{}-]");

    private final TwilioWork work;

    TwilioRequests(TwilioWork work) {
        this.work = work;
    }

    FlowNode http(NodeId id, TwilioState state) {
        SourceObject properties = state.properties();
        boolean post = !properties.text("method", "GET").equalsIgnoreCase("GET");
        boolean form =
                !properties.text("content_type", "").toLowerCase(Locale.ROOT).contains("json");
        String body = properties.text("body", "");
        List<SourceObject> parameters = properties.objects("parameters");
        if (properties.flag("add_twilio_auth")) {
            work.notes.leftOut(
                    properties.place("add_twilio_auth"),
                    state.subject(),
                    "the service is not told Twilio's password; give its connection a secret header");
        }
        String sent = "";
        if (post && form && !parameters.isEmpty()) {
            sent = jsonOf(parameters, state);
            work.notes.changed(
                    properties.place("parameters"),
                    state.subject(),
                    "was sent as a form; here it is sent as JSON, which the service has to understand");
        } else if (post && !body.isBlank()) {
            sent = work.values.template(body, properties.place("body"), state.subject(), false);
            if (form) {
                work.notes.changed(
                        properties.place("content_type"),
                        state.subject(),
                        "the body is sent as JSON here, which the service has to understand");
            }
        }
        String query = post ? "" : queryOf(parameters, state);
        return request(id, state, post ? HttpMethod.POST : HttpMethod.GET, query, sent, "failed");
    }

    FlowNode function(NodeId id, TwilioState state) {
        work.notes.toDo(
                state.place(),
                state.subject(),
                "runs a function at Twilio: give the shop's own service this request, or lead around it");
        List<SourceObject> parameters = state.properties().objects("parameters");
        return request(id, state, HttpMethod.POST, "", parameters.isEmpty() ? "" : jsonOf(parameters, state), "fail");
    }

    private HttpRequest request(
            NodeId id, TwilioState state, HttpMethod method, String query, String body, String failure) {
        String url = state.properties().text("url", "");
        if (Secrets.isInAddress(url)) {
            work.notes.toDo(
                    state.properties().place("url"),
                    state.subject(),
                    "the address holds a user and a password, which were not brought over: give the connection a secret"
                            + " header");
        }
        Matcher address = ADDRESS.matcher(Secrets.removedFromAddresses(url).strip());
        String connection = connection(state, address);
        String path = address.matches() ? pathOf(state, address.group("path")) : "/";
        var targets = new LinkedHashMap<Exit, @Nullable NodeId>();
        NodeId failed = work.after(state, failure);
        targets.put(Exit.FOUND, work.after(state, "success"));
        targets.put(Exit.NOT_FOUND, failed);
        targets.put(Exit.SLOW, failed);
        targets.put(Exit.FAILED, failed);
        work.notes.broughtOver(state.place(), state.subject(), "http \"" + id + "\"");
        return new HttpRequest(
                work.head(id, state, targets),
                connection,
                method,
                query.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + query,
                body,
                into(state),
                HttpRequest.DEFAULT_TIMEOUT,
                null);
    }

    private @Nullable VariableName into(TwilioState state) {
        return work.plan.isRead("widgets." + state.name() + ".parsed") ? work.values.answer(state.name()) : null;
    }

    private @Nullable String connection(TwilioState state, Matcher address) {
        if (address.matches()) {
            try {
                return work.bundle.connection(
                        address.group("host"), new Connection(URI.create(address.group("base")), Map.of()));
            } catch (InvalidFlowException | IllegalArgumentException e) {
                work.notes.changed(
                        state.properties().place("url"),
                        state.subject(),
                        "the address cannot be read: " + e.getMessage());
            }
        }
        work.notes.toDo(
                state.properties().place("url"),
                state.subject(),
                "which service is asked is not fixed in "
                        + Notes.quoted(
                                Secrets.removedFromAddresses(state.properties().text("url", "")))
                        + ": choose a connection");
        return null;
    }

    private String pathOf(TwilioState state, @Nullable String path) {
        if (path == null || path.isEmpty()) {
            return "/";
        }
        String template = work.values.template(
                path.startsWith("/") ? path : "/" + path, state.properties().place("url"), state.subject(), true);
        return outsideBraces(template);
    }

    /** Percent-encodes what a path must not hold, but not within the braces of values. */
    private static String outsideBraces(String template) {
        var path = new StringBuilder();
        boolean value = false;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            value = c == '{' || (value && c != '}');
            String sign = String.valueOf(c);
            boolean encoded = !value && NOT_IN_PATHS.matcher(sign).matches() && c < 0x80;
            path.append(encoded ? String.format("%%%02X", (int) c) : sign);
        }
        return path.toString();
    }

    private String queryOf(List<SourceObject> parameters, TwilioState state) {
        return parameters.stream()
                .filter(parameter -> !parameter.text("key", "").isBlank())
                .map(parameter -> outsideBraces(parameter.text("key", "").replaceAll("[{}&=?]", ""))
                        + "="
                        + outsideBraces(work.values.template(
                                parameter.text("value", ""), parameter.place("value"), state.subject(), true)))
                .collect(joining("&"));
    }

    private String jsonOf(List<SourceObject> parameters, TwilioState state) {
        return parameters.stream()
                .filter(parameter -> !parameter.text("key", "").isBlank())
                .map(parameter -> JsonValues.write(parameter.text("key", "").replaceAll("[{}]", "")) + ": "
                        + jsonOf(parameter, state))
                .collect(joining(", ", "{", "}"));
    }

    /** A text in quotes, each value of it in braces within. */
    private String jsonOf(SourceObject parameter, TwilioState state) {
        var quoted = new StringBuilder("\"");
        for (Liquid.Part part : Liquid.parse(parameter.text("value", ""))) {
            switch (part) {
                case Liquid.Part.Literal(String literal) -> {
                    String json = JsonValues.write(literal);
                    quoted.append(json, 1, json.length() - 1);
                }
                case Liquid.Part.Value value ->
                    quoted.append(work.values.template(
                            "{{" + value.source() + "}}", parameter.place("value"), state.subject(), false));
                case Liquid.Part.Tag(String source) ->
                    quoted.append(work.values.template(source, parameter.place("value"), state.subject(), false));
            }
        }
        return quoted.append('"').toString();
    }

    FlowNode message(NodeId id, TwilioState state) {
        SourceObject properties = state.properties();
        var targets = new LinkedHashMap<Exit, @Nullable NodeId>();
        targets.put(Exit.NEXT, work.after(state, "sent"));
        targets.put(Exit.FAILED, work.after(state, "failed"));
        String body = "{\"to\": " + field(properties, "to", "{{contact.channel.address}}", state) + ", \"text\": "
                + field(properties, "body", "", state) + "}";
        work.notes.toDo(
                state.place(),
                state.subject(),
                "sends a text message through Twilio: choose the service that sends it now; it is asked to POST "
                        + "/messages with \"to\" and \"text\"");
        if (properties.has("media_url") || properties.has("attributes")) {
            work.notes.leftOut(state.place(), state.subject(), "pictures and attributes of the message");
        }
        work.notes.broughtOver(state.place(), state.subject(), "notify \"" + id + "\"");
        return new Notify(
                work.head(id, state, targets), new Notification.WebRequest(null, HttpMethod.POST, "/messages", body));
    }

    private String field(SourceObject properties, String key, String usual, TwilioState state) {
        SourceObject parameter =
                SourceObject.of(Map.of("value", properties.text(key, usual)), properties.place(), work.notes);
        return jsonOf(parameter, state);
    }

    /** The widgets that this class brings over. */
    static Set<String> types() {
        return Set.of("make-http-request", "run-function", "run-function-v2", "send-message");
    }
}
