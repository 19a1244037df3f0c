package io.ivory.runtime.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.json.FlowReading;
import io.ivory.flow.json.ResourceJson;
import io.ivory.flow.json.TableCsv;
import io.ivory.flow.resource.Connection;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.OpeningHours;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How flows and what they refer to lie in the database: in the public formats of bundles. */
final class StoredForm {

    private StoredForm() {}

    static String write(FlowDefinition flow) {
        return FlowJson.write(flow);
    }

    static FlowDefinition read(String json) {
        return FlowJson.read(json);
    }

    /** Also what a newer release wrote, to be looked at. */
    static FlowReading open(String json) {
        return FlowJson.open(json);
    }

    static byte[] write(OpeningHours hours) {
        return ResourceJson.write(hours).getBytes(UTF_8);
    }

    static byte[] write(DataTable table) {
        return TableCsv.write(table).getBytes(UTF_8);
    }

    static byte[] write(Destination destination) {
        return ResourceJson.write(destination).getBytes(UTF_8);
    }

    static byte[] write(Connection connection) {
        return ResourceJson.write(connection).getBytes(UTF_8);
    }

    static OpeningHours hours(byte[] stored) {
        return ResourceJson.readHours(new String(stored, UTF_8));
    }

    static DataTable table(byte[] stored) {
        return TableCsv.read(new String(stored, UTF_8));
    }

    static Destination destination(byte[] stored) {
        return ResourceJson.readDestination(new String(stored, UTF_8));
    }

    static Connection connection(byte[] stored) {
        return ResourceJson.readConnection(new String(stored, UTF_8));
    }

    /** The SHA-256 of what {@code flow} says, wherever its boxes lie. */
    static String contentHash(FlowDefinition flow) {
        return sha256(FlowJson.writeWithoutLayout(flow).getBytes(UTF_8));
    }

    /** In hex. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
