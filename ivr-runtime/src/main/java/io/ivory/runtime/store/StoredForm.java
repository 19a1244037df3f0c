package io.ivory.runtime.store;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Connection;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.OpeningHours;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How flows lie in the database: the JSON of the public flow format. */
@SuppressWarnings("DoNotCallSuggester")
final class StoredForm {

    private StoredForm() {}

    static String write(FlowDefinition flow) {
        return FlowJson.write(flow);
    }

    static FlowDefinition read(String json) {
        return FlowJson.read(json);
    }

    static byte[] write(OpeningHours hours) {
        throw new UnsupportedOperationException(hours.toString());
    }

    static byte[] write(DataTable table) {
        throw new UnsupportedOperationException(table.toString());
    }

    static byte[] write(Destination destination) {
        throw new UnsupportedOperationException(destination.toString());
    }

    static byte[] write(Connection connection) {
        throw new UnsupportedOperationException(connection.toString());
    }

    static OpeningHours hours(byte[] stored) {
        throw new UnsupportedOperationException(String.valueOf(stored.length));
    }

    static DataTable table(byte[] stored) {
        throw new UnsupportedOperationException(String.valueOf(stored.length));
    }

    static Destination destination(byte[] stored) {
        throw new UnsupportedOperationException(String.valueOf(stored.length));
    }

    static Connection connection(byte[] stored) {
        throw new UnsupportedOperationException(String.valueOf(stored.length));
    }

    /** The SHA-256 of what {@code flow} says, whatever its boxes lie like. */
    static String contentHash(FlowDefinition flow) {
        return sha256(FlowJson.writeWithoutLayout(flow).getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
