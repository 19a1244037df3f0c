package io.ivory.flow.json;

import static io.ivory.flow.json.Fields.text;

import io.ivory.flow.AnswerField;
import io.ivory.flow.AnswerUse;
import io.ivory.flow.HttpMethod;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Lookup;
import io.ivory.flow.NodeHead;
import io.ivory.flow.RowMatch;
import io.ivory.flow.ServicePatience;
import io.ivory.flow.VariableName;
import java.util.LinkedHashMap;
import java.util.Map;
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
                head, connection, request.method(), request.path(), fields.text("body", ""), use(node), patience(node));
    }

    private static AnswerUse use(NodeFields node) {
        Fields fields = node.fields();
        var into = node.variable("into");
        var declared = new LinkedHashMap<String, AnswerField>();
        Fields answer = fields.object("answer");
        for (String path : answer.keys()) {
            AnswerField field = answer.valueOf(path, AnswerField::parse);
            if (field != null && answer.attempt(path, () -> only(path, field)) != null) {
                declared.put(path, field);
            }
        }
        Map<VariableName, String> values = node.expressions("values");
        AnswerUse use = fields.attempt("values", () -> new AnswerUse(into, Map.of(), values));
        AnswerUse known = use == null ? AnswerUse.NONE : use;
        AnswerUse whole = fields.attempt("answer", () -> known.withFields(declared));
        return whole == null ? known : whole;
    }

    /** A field alone, so that a path that cannot be is reported where it stands. */
    private static AnswerUse only(String path, AnswerField field) {
        return new AnswerUse(null, Map.of(path, field), Map.of());
    }

    private static ServicePatience patience(NodeFields node) {
        Fields fields = node.fields();
        ServicePatience usual = ServicePatience.DEFAULT;
        return new ServicePatience(
                fields.duration("timeout", usual.timeout(), ServicePatience.SHORTEST, ServicePatience.LONGEST),
                fields.integer("retries", 0, 0, ServicePatience.MOST_RETRIES),
                fields.flag("repeatable", false),
                node.prompt("waitPrompt"),
                node.prompt("holdPrompt"));
    }

    static void write(HttpRequest http, JsonTree tree) {
        JsonTree answer = JsonTree.singleOnOneLine();
        http.use().fields().forEach((path, field) -> answer.put(path, field.text()));
        ServicePatience patience = http.patience();
        tree.put("connection", http.connection())
                .putUnless(HttpMethod.GET.name(), "request", NodeFields.text(http.method(), http.path()))
                .putUnless("", "body", http.body())
                .putId("into", http.into())
                .putUnlessEmpty("answer", answer)
                .putUnlessEmpty("values", NodeFields.tree(http.use().values()))
                .putUnless(text(HttpRequest.DEFAULT_TIMEOUT), "timeout", text(patience.timeout()))
                .putUnless(0L, "retries", (long) patience.retries())
                .putUnless(false, "repeatable", patience.repeatable())
                .putId("waitPrompt", patience.waitPrompt())
                .putId("holdPrompt", patience.holdPrompt());
    }
}
