package io.ivory.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sample bundles, as files by their path within the bundle: ready to be imported into a workspace. */
public final class Samples {

    /** The file name of the online store's flow within its bundle. */
    public static final String ONLINE_STORE_FLOW = "main-line.ivr.json";

    private static final String ONLINE_STORE_FOLDER = "/samples/online-store/";
    private static final String FRONT_DOOR_FOLDER = "/samples/front-door/";

    private static final List<String> ONLINE_STORE = List.of(
            ONLINE_STORE_FLOW,
            "hours.json",
            "destinations.json",
            "connections.json",
            "tables/promotions.csv",
            "tables/delivery.csv");

    private static final List<String> FRONT_DOOR = List.of(
            "front-door.ivr.json",
            "identify.ivr.json",
            "house-rules.ivr.json",
            "destinations.json",
            "tables/contacts.csv",
            "tables/unwelcome.csv");

    private Samples() {}

    /**
     * A shop's main line: offers, opening hours, delivery times, order status and a person. Its orders come from {@link
     * io.ivory.samples.orders.OrderService} and its person is a telephone at {@code sip:operators@127.0.0.1:5090}.
     */
    public static Map<String, byte[]> onlineStore() {
        return files(ONLINE_STORE_FOLDER, ONLINE_STORE);
    }

    /**
     * Who is calling, and in which language: known and unwelcome callers, a share of the new ones asked for their card by
     * a flow of its own, the rest waiting in line for the desk or called back, and a letter about those who hang up early.
     */
    public static Map<String, byte[]> frontDoor() {
        return files(FRONT_DOOR_FOLDER, FRONT_DOOR);
    }

    private static Map<String, byte[]> files(String folder, List<String> paths) {
        var files = new LinkedHashMap<String, byte[]>();
        paths.forEach(path -> files.put(path, read(folder + path)));
        return Collections.unmodifiableMap(files);
    }

    private static byte[] read(String resource) {
        try (InputStream file = Samples.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("The sample's file " + resource + " is not on the class path");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the sample's file " + resource, e);
        }
    }
}
