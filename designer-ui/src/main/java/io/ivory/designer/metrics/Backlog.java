package io.ivory.designer.metrics;

import io.ivory.designer.status.StatusReport.Outbox;
import io.ivory.designer.status.StatusReport.Storage;
import io.ivory.runtime.callback.CallbackDesk;
import io.ivory.runtime.mail.Letters;
import io.ivory.runtime.notice.NoticeDesk;
import io.ivory.runtime.server.IvorySettings;
import io.ivory.runtime.store.CallWriter;
import io.ivory.runtime.store.Workspace;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.File;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What calls have handed over and is still to be written or sent, and the room there is for it. */
@Component
final class Backlog implements MeterBinder {

    private final CallWriter records;
    private final NoticeDesk notices;
    private final CallbackDesk callbacks;
    private final Letters letters;
    private final File data;

    Backlog(Workspace workspace, NoticeDesk notices, CallbackDesk callbacks, Letters letters, IvorySettings settings) {
        this.records = workspace.callWriter();
        this.notices = notices;
        this.callbacks = callbacks;
        this.letters = letters;
        this.data = settings.data().toFile();
    }

    /** @param databaseAnswers whether the database did when it was asked last */
    Storage storage(boolean databaseAnswers) {
        return new Storage(
                databaseAnswers, data.getUsableSpace(), data.getTotalSpace(), records.waiting(), records.dropped());
    }

    Outbox outbox() {
        return new Outbox(notices.waiting(), callbacks.waiting(), letters.waiting());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        waiting(registry, "records", records::waiting);
        waiting(registry, "notices", notices::waiting);
        waiting(registry, "callbacks", callbacks::waiting);
        waiting(registry, "letters", letters::waiting);
        FunctionCounter.builder("ivory.records.lost", records, CallWriter::dropped)
                .description("Steps of calls that could not be kept")
                .register(registry);
    }

    private static void waiting(MeterRegistry registry, String what, Supplier<Number> count) {
        Gauge.builder("ivory.waiting", count)
                .tag("what", what)
                .description("What is still to be written or sent")
                .register(registry);
    }
}
