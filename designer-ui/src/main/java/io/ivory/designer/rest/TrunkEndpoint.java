package io.ivory.designer.rest;

import io.ivory.runtime.store.TrunkStore;
import io.ivory.runtime.trunk.Standing;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkAnswer;
import io.ivory.runtime.trunk.TrunkDesk;
import io.ivory.runtime.trunk.TrunkDraft;
import io.ivory.runtime.trunk.TrunkState;
import java.security.Principal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Trunks for scripts and for whoever watches over the system: what each is, and how it stands. */
@RestController
@RequestMapping("/api/trunks")
final class TrunkEndpoint {

    private final TrunkStore trunks;
    private final ObjectProvider<TrunkDesk> desk;

    TrunkEndpoint(TrunkStore trunks, ObjectProvider<TrunkDesk> desk) {
        this.trunks = trunks;
        this.desk = desk;
    }

    /**
     * A trunk at this moment; times that do not apply are missing.
     *
     * @param state how it stands, in one word: open, trying, registered, failing, unused
     */
    record Listed(
            String name,
            boolean registers,
            boolean outbound,
            String state,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable Instant nextTry,
            @Nullable String problem,
            int calls,
            int outboundToday) {

        static Listed of(Trunk trunk, @Nullable TrunkState now) {
            Standing standing = now == null ? new Standing.Gone() : now.standing();
            int calls = now == null ? 0 : now.calls();
            int outbound = now == null ? 0 : now.outboundToday();
            return switch (standing) {
                case Standing.Open _ -> plain(trunk, "open", calls, outbound);
                case Standing.Trying _ -> plain(trunk, "trying", calls, outbound);
                case Standing.Gone _ -> plain(trunk, "unused", calls, outbound);
                case Standing.Registered(Instant since, Instant until) ->
                    new Listed(
                            trunk.name(),
                            trunk.registers(),
                            trunk.outbound(),
                            "registered",
                            since,
                            until,
                            null,
                            null,
                            calls,
                            outbound);
                case Standing.Failing(String why, Instant since, Instant next, Instant until) ->
                    new Listed(
                            trunk.name(),
                            trunk.registers(),
                            trunk.outbound(),
                            "failing",
                            since,
                            until,
                            next,
                            why,
                            calls,
                            outbound);
            };
        }

        private static Listed plain(Trunk trunk, String state, int calls, int outbound) {
            return new Listed(
                    trunk.name(), trunk.registers(), trunk.outbound(), state, null, null, null, null, calls, outbound);
        }
    }

    @GetMapping
    List<Listed> list() {
        TrunkDesk running = desk.getIfAvailable();
        Map<String, TrunkState> states = running == null
                ? Map.of()
                : running.trunks().stream().collect(Collectors.toMap(TrunkState::name, Function.identity()));
        return trunks.list().stream()
                .map(trunk -> Listed.of(trunk, states.get(trunk.name())))
                .toList();
    }

    /** What it is, as the dialog shows it; the password is not part of it. */
    @GetMapping("/{name}")
    TrunkBody read(@PathVariable String name) {
        return TrunkBody.of(trunks.named(name));
    }

    /** Makes it, or changes it to what the body says; 201 if it is new. */
    @PutMapping("/{name}")
    ResponseEntity<TrunkBody> write(@PathVariable String name, @RequestBody TrunkBody body, Principal script) {
        Map<String, String> unknown = body.unknownKeys();
        TrunkDraft.Checked checked = body.draft(name).check();
        if (!unknown.isEmpty() || checked.trunk() == null) {
            var problems = new LinkedHashMap<>(unknown);
            checked.problems().forEach((part, problem) -> problems.put(TrunkBody.pointer(part), problem));
            throw new WrongTrunkException(problems);
        }
        boolean isNew = trunks.find(name).isEmpty();
        trunks.save(checked.trunk(), script.getName());
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK).body(TrunkBody.of(checked.trunk()));
    }

    /** Registers there now, or asks with OPTIONS. */
    @PostMapping("/{name}/test")
    CompletableFuture<TrunkAnswer> test(@PathVariable String name) {
        TrunkDesk running = desk.getIfAvailable();
        return running == null
                ? CompletableFuture.completedFuture(new TrunkAnswer(false, "The phone side does not run"))
                : running.tryOut(name);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String name) {
        trunks.delete(name);
    }
}
