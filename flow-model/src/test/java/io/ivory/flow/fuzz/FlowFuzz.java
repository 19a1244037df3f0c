package io.ivory.flow.fuzz;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.json.FlowFormatException;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.json.FlowReading;
import java.nio.charset.StandardCharsets;

/** Any file given to the reader of flows: refused with a reason, or written and read back equal. */
public final class FlowFuzz {

    private FlowFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        FlowReading reading;
        try {
            reading = FlowJson.open(new String(input, StandardCharsets.UTF_8));
        } catch (FlowFormatException refused) {
            Given.requireReasons(refused);
            return;
        }
        if (reading.readOnly().isEmpty()) {
            FlowDefinition flow = reading.flow();
            String written = FlowJson.write(flow);
            FlowDefinition again = FlowJson.read(written);
            Given.require(again.equals(flow), "read back otherwise than written");
            Given.require(FlowJson.write(again).equals(written), "written otherwise than before");
        }
    }
}
