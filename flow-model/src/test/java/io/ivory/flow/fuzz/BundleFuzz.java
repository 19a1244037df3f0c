package io.ivory.flow.fuzz;

import io.ivory.flow.json.BundleFiles;
import io.ivory.flow.json.BundleReading;
import io.ivory.flow.json.FlowFormatException;
import io.ivory.flow.resource.Bundle;
import io.ivory.flow.resource.Resources;
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
        Bundle bundle = reading.bundle();
        boolean isEmpty = bundle.flows().isEmpty() && bundle.resources().equals(Resources.NONE);
        if (!isEmpty) { // a zip file of nothing is none
            byte[] zip = BundleFiles.writeZip(bundle);
            byte[] again = BundleFiles.writeZip(BundleFiles.readZip("fuzz", zip).bundle());
            Given.require(Arrays.equals(zip, again), "written otherwise than before");
        }
    }
}
