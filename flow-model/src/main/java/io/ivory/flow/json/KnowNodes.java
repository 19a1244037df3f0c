package io.ivory.flow.json;

import static io.ivory.flow.json.Fields.text;

import io.ivory.flow.HttpMethod;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Lookup;
import io.ivory.flow.NodeHead;
import io.ivory.flow.RowMatch;
import org.jspecify.annotations.Nullable;

/** The file's form of nodes that find something out. */
final class KnowNodes {

    private KnowNodes() {}

    static Lookup lookup(NodeHead head, NodeFields node) {
        Fields fields = node.fields();
        String table = fields.text("table");
        Fields find = fields.object("find");
        boolean between = find.has("from") || find.has("to") || find.has("holds");
        RowMatch match;
        String value;
        if (between) {
            match = new RowMatch.Between(find.requiredText("from", ""), find.requiredText("to", ""));
            value = find.text("holds", "");
        } else {
            String column = find.text("column");
            match = column == null ? null : new RowMatch.Equal(column);
            value = find.text("equals", "");
        }
        find.refuseOthers();
        var into = node.variable("into");
        return new Lookup(head, table, value, match, into, allRows(fields));
    }

    private static boolean allRows(Fields fields) {
        String rows = fields.text("rows", "first");
        if (!rows.equals("all") && !rows.equals("first")) {
            fields.report("rows", "invalid-value", "rows is \"all\" or \"first\"");
        }
        return rows.equals("all");
    }

    static void write(Lookup lookup, JsonTree tree) {
        tree.put("table", lookup.table())
                .putUnlessEmpty("find", find(lookup.match(), lookup.value()))
                .putId("into", lookup.into())
                .put("rows", lookup.all() ? "all" : null);
    }

    private static JsonTree find(@Nullable RowMatch match, String value) {
        JsonTree find = JsonTree.shortOnOneLine();
        return switch (match) {
            case null -> find.putUnless("", "equals", value);
            case RowMatch.Equal(String column) -> find.put("column", column).putUnless("", "equals", value);
            case RowMatch.Between(String from, String to) ->
                find.put("from", from).put("to", to).putUnless("", "holds", value);
        };
    }

    static HttpRequest http(NodeHead head, NodeFields node) {
        Fields fields = node.fields();
        String connection = fields.text("connection");
        NodeFields.Request request = node.request(HttpMethod.GET);
        return new HttpRequest(
                head,
                connection,
                request.method(),
                request.path(),
                fields.text("body", ""),
                node.variable("into"),
                fields.duration(
                        "timeout",
                        HttpRequest.DEFAULT_TIMEOUT,
                        HttpRequest.SHORTEST_TIMEOUT,
                        HttpRequest.LONGEST_TIMEOUT),
                node.prompt("waitPrompt"));
    }

    static void write(HttpRequest http, JsonTree tree) {
        tree.put("connection", http.connection())
                .putUnless(HttpMethod.GET.name(), "request", NodeFields.text(http.method(), http.path()))
                .putUnless("", "body", http.body())
                .putId("into", http.into())
                .putUnless(text(HttpRequest.DEFAULT_TIMEOUT), "timeout", text(http.timeout()))
                .putId("waitPrompt", http.waitPrompt());
    }
}
