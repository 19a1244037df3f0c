package io.ivory.runtime.speech;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program that is trusted neither to end, nor to be brief, nor to take its input: when its time is over it is
 * killed with all that it has started. No shell is involved, so nothing in a text is a command.
 *
 * @param timeout how long it may take
 * @param maxBytes how much it may write
 */
public record EngineProcess(Duration timeout, int maxBytes) {

    /**
     * What the program wrote to its standard output.
     *
     * @param command the program and its arguments
     * @param input what it reads from its standard input
     * @throws SpeechException if it cannot be started, takes too long, writes too much, or ends with another status than 0
     */
    public byte[] run(List<String> command, byte[] input) {
        String program = command.getFirst();
        Process process = start(command);
        try {
            var output = new CompletableFuture<byte[]>();
            Thread.ofVirtual().name("speech-program").start(() -> talk(process, input, output));
            return output.get(timeout.toNanos(), NANOSECONDS);
        } catch (TimeoutException tooSlow) {
            throw new SpeechException(program + " did not finish within " + timeout.toMillis() + " ms", tooSlow);
        } catch (ExecutionException broken) {
            throw new SpeechException(program + " failed: " + reason(broken.getCause()), broken);
        } catch (InterruptedException nobodyWaitsAnyMore) {
            Thread.currentThread().interrupt();
            throw new SpeechException("interrupted while " + program + " was speaking", nobodyWaitsAnyMore);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException notStarted) {
            throw new SpeechException(
                    "cannot start " + command.getFirst() + ": " + notStarted.getMessage(), notStarted);
        }
    }

    /** Input and output go on beside each other: a program may speak before it has read all. */
    private void talk(Process process, byte[] input, CompletableFuture<byte[]> output) {
        Thread.ofVirtual().name("speech-program-input").start(() -> write(process, input));
        try (InputStream out = process.getInputStream()) {
            byte[] bytes = out.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new IOException("it wrote more than " + maxBytes / 1_000_000 + " MB");
            }
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException("it ended with status " + status);
            }
            output.complete(bytes);
        } catch (IOException broken) {
            output.completeExceptionally(broken);
        } catch (InterruptedException broken) {
            Thread.currentThread().interrupt();
            output.completeExceptionally(broken);
        }
    }

    private static void write(Process process, byte[] input) {
        try (var in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException itDoesNotRead) {
            // what it writes and how it ends decides
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return cause instanceof IOException ? String.valueOf(cause.getMessage()) : String.valueOf(cause);
    }
}
