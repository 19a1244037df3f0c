package io.ivory.designer.e2e;

import com.jayway.jsonpath.JsonPath;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The built program, started on free ports with a data folder of its own, and its REST interface. Thread-safe. */
final class RunningIvory implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Pattern WEB = Pattern.compile("\\s+Web\\s+(http://\\S+)");
    private static final Pattern SIP = Pattern.compile("\\s+SIP\\s+(\\S+) .*");
    private static final Pattern PASSWORD = Pattern.compile("name admin, password (\\S+)");
    private static final int RTP_PORTS = 1_000;

    private final Process process;
    private final Path data;
    private final ConcurrentLinkedQueue<String> output = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<String> web = new CompletableFuture<>();
    private final CompletableFuture<String> sip = new CompletableFuture<>();
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningIvory(Process process, Path data) {
        this.process = process;
        this.data = data;
        Thread.ofVirtual().start(this::read);
    }

    /** Starts it and waits until it takes calls. */
    static RunningIvory start(Path data, String... settings) throws IOException, InterruptedException {
        int rtp = 10_000 + 2 * ThreadLocalRandom.current().nextInt(4_000); // below the ports that the system gives out
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseZGC", "--enable-native-access=ALL-UNNAMED", "-jar", jar().toString()));
        command.addAll(List.of("--ivory.data=" + data, "--ivory.http-port=0", "--ivory.sip-port=0"));
        command.add("--ivory.rtp-ports=" + rtp + "-" + (rtp + RTP_PORTS - 1));
        command.addAll(List.of(settings));
        var ivory = new RunningIvory(
                new ProcessBuilder(command).redirectErrorStream(true).start(), data);
        try {
            ivory.sip.get(START.toSeconds(), TimeUnit.SECONDS);
            return ivory;
        } catch (TimeoutException | ExecutionException e) {
            ivory.close();
            throw new AssertionError("Ivory did not start:\n" + ivory.output(), e);
        }
    }

    private static Path jar() throws IOException {
        try (var files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("designer-ui-[^-]*(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No designer-ui jar in target: run mvn package first"));
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                complete(web, WEB.matcher(line));
                complete(sip, SIP.matcher(line));
            }
        } catch (IOException ended) {
            output.add("(the output broke off)");
        }
        sip.completeExceptionally(new IllegalStateException("the process has ended"));
    }

    private static void complete(CompletableFuture<String> address, Matcher line) {
        if (line.matches()) {
            address.complete(line.group(1));
        }
    }

    /** The address of a number, such as {@code sip:100@127.0.0.1:40123}. */
    String uri(String number) {
        return "sip:" + number + "@" + sip.join();
    }

    /** The address of the designer. */
    String web() {
        return web.join();
    }

    /** The first administrator's password, as it was printed. */
    String password() {
        Matcher printed = PASSWORD.matcher(output());
        if (!printed.find()) {
            throw new AssertionError("No password was printed:\n" + output());
        }
        return printed.group(1);
    }

    /** All it has printed. */
    String output() {
        return String.join("\n", output);
    }

    /** How many threads the process has. */
    int threads() throws IOException {
        return count("task");
    }

    /** How many sockets it has open. */
    int sockets() throws IOException {
        try (var files = Files.list(procfs("fd"))) {
            return (int) files.filter(RunningIvory::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private int count(String what) throws IOException {
        try (var files = Files.list(procfs(what))) {
            return (int) files.count();
        }
    }

    private Path procfs(String what) {
        return Path.of("/proc", String.valueOf(process.pid()), what);
    }

    /** All that a JSONPath with many answers finds in a REST resource. */
    List<String> ask(String path, String jsonPath) throws IOException, InterruptedException {
        List<Object> found = JsonPath.read(answer(request(path).GET()), jsonPath);
        return found.stream().map(String::valueOf).toList();
    }

    /** Imports a bundle of these files. */
    void bring(Map<String, byte[]> files) throws IOException, InterruptedException {
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            for (var file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
        String boundary = "the-next-part";
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.ivr.zip\"\r\n"
                        + "Content-Type: application/zip\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        answer(request("/bundles")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofByteArray(head),
                        BodyPublishers.ofByteArray(zip.toByteArray()),
                        BodyPublishers.ofByteArray(tail))));
    }

    /** Lets a flow take calls, at a number. */
    void publish(String flow, String number) throws IOException, InterruptedException {
        answer(json("/flows/" + flow + "/publish").POST(BodyPublishers.ofString("{}")));
        answer(json("/numbers/" + number).PUT(BodyPublishers.ofString("{\"flow\":\"" + flow + "\"}")));
    }

    private HttpRequest.Builder json(String path) throws IOException {
        return request(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) throws IOException {
        String token = Files.readString(data.resolve("api-token")).strip();
        return HttpRequest.newBuilder(URI.create(web.join() + "/api" + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    private String answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new AssertionError(
                    answer.request().uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** Ends it as a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it as Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("Ivory did not end within 30 s of SIGTERM:\n" + output());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
        client.close();
    }
}
