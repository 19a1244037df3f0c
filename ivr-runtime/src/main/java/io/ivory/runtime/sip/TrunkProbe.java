package io.ivory.runtime.sip;

import io.ivory.runtime.trunk.TrunkAnswer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import javax.sip.ClientTransaction;
import javax.sip.ResponseEvent;
import javax.sip.message.Request;

/** Asks a trunk's server with OPTIONS whether it is there. Thread-safe. */
final class TrunkProbe implements RequestOwner {

    private final CompletableFuture<TrunkAnswer> answer = new CompletableFuture<>();
    private final LongSupplier nowNs;
    private final long sentNs;

    private TrunkProbe(LongSupplier nowNs) {
        this.nowNs = nowNs;
        this.sentNs = nowNs.getAsLong();
    }

    /** Sends it; whatever the answer says, somebody is there. */
    static CompletableFuture<TrunkAnswer> send(
            StackAccess stack, ServerTarget target, String domain, LongSupplier nowNs) {
        var probe = new TrunkProbe(nowNs);
        boolean sent = StackAccess.trySend("OPTIONS", "trunk at " + target, () -> {
            Request request = stack.trunkMessages()
                    .options(target.transport(), domain, stack.provider().getNewCallId());
            TrunkMessages.direct(request, target);
            ClientTransaction transaction = stack.provider().getNewClientTransaction(request);
            transaction.setApplicationData(probe);
            transaction.sendRequest();
        });
        if (!sent) {
            probe.onNoResponse(Request.OPTIONS);
        }
        return probe.answer;
    }

    @Override
    public void onResponse(ResponseEvent event) {
        int status = event.getResponse().getStatusCode();
        if (status >= 200) {
            long tookMs = Duration.ofNanos(nowNs.getAsLong() - sentNs).toMillis();
            answer.complete(new TrunkAnswer(true, "Answers within " + tookMs + " ms (OPTIONS: " + status + ")"));
        }
    }

    @Override
    public void onNoResponse(String method) {
        answer.complete(new TrunkAnswer(false, "No answer to OPTIONS"));
    }
}
