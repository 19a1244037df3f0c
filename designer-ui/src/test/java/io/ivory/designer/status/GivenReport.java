package io.ivory.designer.status;

import io.ivory.designer.base.ViewTestConfiguration;
import io.ivory.designer.status.StatusReport.Calls;
import io.ivory.designer.status.StatusReport.Outbox;
import io.ivory.designer.status.StatusReport.Queue;
import io.ivory.designer.status.StatusReport.Service;
import io.ivory.designer.status.StatusReport.Sound;
import io.ivory.designer.status.StatusReport.Storage;
import io.ivory.flow.Language;
import io.ivory.runtime.speech.VoiceState;
import io.ivory.runtime.trunk.Standing;
import io.ivory.runtime.trunk.TrunkState;
import io.ivory.runtime.trunk.TrunkTraffic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A report in which all is well, unless a test says otherwise. */
final class GivenReport implements StatusDesk {

    static final Instant NOW = ViewTestConfiguration.NOW;
    static final Standing REGISTERED = new Standing.Registered(NOW.minusSeconds(60), NOW.plusSeconds(600));

    boolean phoneRuns = true;
    Calls calls = new Calls(3, 200, 12, Map.of());
    Sound sound = new Sound(Duration.ofNanos(300_000), 3, 500);
    List<TrunkState> trunks = List.of(trunk("carrier", REGISTERED));
    List<VoiceState> voices = List.of(voice("freetts", VoiceState.Health.FINE));
    List<Queue> queues = List.of();
    List<Service> services = List.of(new Service("orders", false));
    Storage storage = new Storage(true, 80_000_000_000L, 100_000_000_000L, 0, 0);
    Outbox outbox = new Outbox(0, 0, 0);

    static TrunkState trunk(String name, Standing standing) {
        return new TrunkState(name, standing, 2, 7, TrunkTraffic.NONE);
    }

    static VoiceState voice(String name, VoiceState.Health health) {
        var work = new VoiceState.Work(10, 0, Duration.ofSeconds(5));
        return new VoiceState(name, "test", Set.of(Language.ENGLISH), health, work);
    }

    @Override
    public StatusReport report() {
        return new StatusReport(
                NOW,
                "1.2.3",
                Duration.ofHours(2),
                phoneRuns,
                calls,
                sound,
                trunks,
                voices,
                queues,
                services,
                storage,
                outbox);
    }
}
