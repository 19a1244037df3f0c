package io.ivory.designer.rest;

import io.ivory.runtime.callback.CallbackCsv;
import io.ivory.runtime.store.CallToMake;
import io.ivory.runtime.store.Workspace;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is to be called back, for scripts. */
@RestController
@RequestMapping("/api/callbacks")
final class CallbackEndpoint {

    private final Workspace workspace;
    private final Clock clock;

    CallbackEndpoint(Workspace workspace, Clock clock) {
        this.workspace = workspace;
        this.clock = clock;
    }

    /** Somebody to call back; who has done it and when is missing while nobody has. */
    record Listed(
            String id,
            String from,
            String reason,
            String call,
            String flow,
            Instant at,
            @Nullable Instant doneAt,
            @Nullable String doneBy) {

        static Listed of(CallToMake made) {
            CallToMake.Done done = made.done();
            return new Listed(
                    made.id(),
                    made.from(),
                    made.reason(),
                    made.call(),
                    made.flow(),
                    made.at(),
                    done == null ? null : done.at(),
                    done == null ? null : done.by());
        }
    }

    @GetMapping
    List<Listed> list(@RequestParam(defaultValue = "false") boolean open) {
        return calls(open).stream().map(Listed::of).toList();
    }

    /** The same for a spreadsheet. */
    @GetMapping(params = "as=csv", produces = "text/csv;charset=UTF-8")
    String csv(@RequestParam(defaultValue = "false") boolean open) {
        return CallbackCsv.of(calls(open), clock.getZone());
    }

    private List<CallToMake> calls(boolean open) {
        return open ? workspace.callbacks().open() : workspace.callbacks().list();
    }

    @PutMapping("/{id}/done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void done(@PathVariable String id, Principal who) {
        workspace.callbacks().done(id, who.getName());
    }

    @DeleteMapping("/{id}/done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void notDone(@PathVariable String id) {
        workspace.callbacks().done(id, null);
    }
}
