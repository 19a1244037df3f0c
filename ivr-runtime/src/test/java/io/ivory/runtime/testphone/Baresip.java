package io.ivory.runtime.testphone;

import io.ivory.runtime.speech.WavFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The softphone baresip without a screen or a sound card: an implementation of SIP, TLS, RTP, SRTP and the codecs that is
 * none of ours. It speaks a tone and writes down what it hears. One call at a time.
 */
public final class Baresip implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(5);

    /** The sequence number of the last packet that came in. */
    private static final Pattern SEQUENCE = Pattern.compile("seq_put=(\\d+)");

    /** Longer than any call of a test: baresip hangs up where the sound ends. */
    private static final int VOICE_SAMPLES = 60 * 8_000;

    private final Line line;
    private final int sipPort;
    private final Process process;
    private final BaresipControl control;
    private final Recording recording = new Recording();
    private final Ear ear;

    /**
     * How it calls and speaks.
     *
     * @param user its user name
     * @param over what it reaches others by
     * @param codec the only one it offers
     * @param toneHz what it says, all the time
     * @param trusted the certificate that it wants to see over TLS, as PEM, and then nothing but encrypted sound will do;
     *     null for plain sound
     */
    public record Line(
            String user,
            Over over,
            Voice codec,
            int toneHz,
            @Nullable Path trusted) {

        private String account(int port) {
            return "<sip:" + user + "@127.0.0.1:" + port + ";transport=" + over.parameter() + ">;regint=0;audio_codecs="
                    + codec.inBaresip + (trusted == null ? "" : ";mediaenc=srtp-mand") + "\n";
        }
    }

    /** What calls are placed over. */
    public enum Over {
        UDP,
        TCP,
        TLS;

        private String parameter() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The codecs. */
    public enum Voice {
        PCMU("PCMU/8000/1"),
        PCMA("PCMA/8000/1"),
        G722("G722/16000/1");

        private final String inBaresip;

        Voice(String inBaresip) {
            this.inBaresip = inBaresip;
        }
    }

    private Baresip(Line line, int sipPort, Process process, BaresipControl control, Path folder) {
        this.line = line;
        this.sipPort = sipPort;
        this.process = process;
        this.control = control;
        this.ear = new Ear(recording, () -> "the call of " + line.user());
        Thread.ofVirtual().start(() -> new HeardWav(folder, recording).follow());
    }

    /**
     * Starts it.
     *
     * @param parent where it may keep its files
     */
    public static Baresip start(Line line, Path parent) throws IOException {
        Path folder = Files.createTempDirectory(parent, line.user());
        int sip = freePort();
        int commands = freePort();
        Files.write(folder.resolve("voice.wav"), WavFile.write(Listening.tone(line.toneHz(), VOICE_SAMPLES)));
        Files.writeString(folder.resolve("config"), config(line, folder, sip, commands));
        Files.writeString(folder.resolve("accounts"), line.account(sip));
        Files.writeString(folder.resolve("contacts"), "");
        Path output = folder.resolve("output.log");
        Process process = new ProcessBuilder(program().toString(), "-f", folder.toString(), "-s", "-v")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        try {
            return new Baresip(line, sip, process, new BaresipControl(connected(process, commands)), folder);
        } catch (AssertionError dead) {
            process.destroyForcibly();
            throw new AssertionError(dead.getMessage() + "\n" + Files.readString(output), dead);
        }
    }

    private static Path program() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(directory -> Path.of(directory, "baresip"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "These tests need baresip on the PATH (Debian: apt-get install baresip-core)"));
    }

    private static String config(Line line, Path folder, int sip, int commands) {
        String trusted = line.trusted() == null ? "" : "sip_cafile " + line.trusted();
        return """
                sip_listen 127.0.0.1:%d
                %s
                net_interface 127.0.0.1
                audio_source aufile,%s/voice.wav
                audio_player aubridge,ear
                audio_alert aubridge,bell
                ausrc_srate 8000
                rtp_ports %d-%d
                module_path /usr/lib/baresip/modules
                module g711.so
                module g722.so
                module srtp.so
                module aufile.so
                module aubridge.so
                module sndfile.so
                snd_path %s
                module_tmp account.so
                module_app menu.so
                module_app ctrl_tcp.so
                ctrl_tcp_listen 127.0.0.1:%d
                """.formatted(sip, trusted, folder, 20_000, 29_998, folder, commands);
    }

    private static Socket connected(Process process, int port) {
        long deadlineNs = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() - deadlineNs < 0) {
            try {
                var socket = new Socket();
                socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
                return socket;
            } catch (IOException notYet) {
                LockSupport.parkNanos(20_000_000);
            }
        }
        throw new AssertionError("baresip did not start within " + START);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on 127.0.0.1", e);
        }
    }

    /** Where it is called. */
    public String uri() {
        return "sip:" + line.user() + "@127.0.0.1:" + sipPort;
    }

    /** Dials {@code uri}, such as {@code sip:100@127.0.0.1:5060}, and waits until somebody answers. */
    public void call(String uri, Duration within) throws InterruptedException {
        control.command("dial", uri);
        control.await("CALL_ESTABLISHED", within);
    }

    /** Waits until it is called. */
    public void awaitCall(Duration within) throws InterruptedException {
        control.await("CALL_INCOMING", within);
    }

    /** Takes the call that came. */
    public void answer(Duration within) throws InterruptedException {
        control.command("accept", "");
        control.await("CALL_ESTABLISHED", within);
    }

    /** Presses keys. */
    public void press(String keys) {
        control.command("sndcode", keys);
    }

    /** Puts the other side on hold, and waits until that is agreed. */
    public void hold(Duration within) throws InterruptedException {
        control.command("hold", "");
        control.await("CALL_REMOTE_SDP", within);
    }

    /** Takes the other side back; from then on {@link #ear} hears nothing, as baresip writes down nothing more. */
    public void resume(Duration within) throws InterruptedException {
        control.command("resume", "");
        control.await("CALL_REMOTE_SDP", within);
    }

    /** Waits until sound comes in, written down or not. */
    public void awaitSound(Duration within) throws InterruptedException {
        int before = lastPacket(within);
        long deadlineNs = System.nanoTime() + within.toNanos();
        while (lastPacket(within) == before) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new AssertionError("the call of " + line.user() + " gets no sound within " + within);
            }
        }
    }

    private int lastPacket(Duration within) throws InterruptedException {
        Matcher sequence = SEQUENCE.matcher(control.ask("audio_debug", within));
        return sequence.find() ? Integer.parseInt(sequence.group(1)) : -1;
    }

    public void hangUp() {
        control.command("hangup", "");
    }

    /**
     * Waits until the other side has hung up.
     *
     * @return why, in baresip's words
     */
    public String awaitEnd(Duration within) throws InterruptedException {
        return control.await("CALL_CLOSED", within);
    }

    /** What it hears. */
    public Ear ear() {
        return ear;
    }

    /** Hangs up and ends the process. */
    @Override
    public void close() {
        recording.finish();
        control.close();
        process.destroy();
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
