package io.ivory.flow.fuzz;

import io.ivory.flow.json.BundleFiles;
import io.ivory.flow.json.BundleReading;
import io.ivory.flow.json.FlowFormatException;
import java.util.Arrays;

/** Any bytes given as a zipped bundle: refused with a reason, or written the same each time. */
public final class BundleFuzz {

    private BundleFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        BundleReading reading;
        try {
            reading = BundleFiles.readZip("fuzz", input);
        } catch (FlowFormatException refused) {
            Given.requireReasons(refused);
            return;
        }
        if (reading.readOnly().isEmpty()) {
            byte[] zip = BundleFiles.writeZip(reading.bundle());
            byte[] again = zip.length == 0
                    ? zip
                    : BundleFiles.writeZip(BundleFiles.readZip("fuzz", zip).bundle());
            Given.require(Arrays.equals(zip, again), "written otherwise than before");
        }
    }
}
