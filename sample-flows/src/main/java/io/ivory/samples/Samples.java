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

    private static final String FOLDER = "/samples/online-store/";

    private static final List<String> ONLINE_STORE = List.of(
            ONLINE_STORE_FLOW,
            "hours.json",
            "destinations.json",
            "connections.json",
            "tables/promotions.csv",
            "tables/delivery.csv");

    private Samples() {}

    /**
     * A shop's main line: offers, opening hours, delivery times, order status and a person. Its orders come from {@link
     * io.ivory.samples.orders.OrderService} and its person is a telephone at {@code sip:operators@127.0.0.1:5090}.
     */
    public static Map<String, byte[]> onlineStore() {
        var files = new LinkedHashMap<String, byte[]>();
        ONLINE_STORE.forEach(path -> files.put(path, read(FOLDER + path)));
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
