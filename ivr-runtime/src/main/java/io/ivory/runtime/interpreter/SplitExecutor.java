package io.ivory.runtime.interpreter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ivory.flow.Exit;
import io.ivory.flow.Split;
import io.ivory.flow.resource.CallerNumber;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/** Sends each caller the way of their share: the same way in every call, or by the call alone. */
final class SplitExecutor implements NodeExecutor<Split> {

    @Override
    public Step execute(Split split, Conversation call) {
        String number = CallerNumber.normalised(call.control().from());
        boolean byCaller = split.sticky() && !number.isEmpty();
        String who = byCaller ? number : call.control().id().value();
        return new Step.Leave(exitOf(split, who + "\n" + call.flowName() + "\n" + split.id()));
    }

    private static Exit exitOf(Split split, String key) {
        int sum = split.shares().values().stream().mapToInt(Integer::intValue).sum();
        int place = Math.floorMod(hash(key), sum);
        for (Map.Entry<Exit, Integer> share : split.shares().entrySet()) {
            place -= share.getValue();
            if (place < 0) {
                return share.getKey();
            }
        }
        throw new IllegalStateException("a split has shares");
    }

    /** Evenly spread, and the same on every machine and in every release: a caller must not change sides. */
    private static long hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
