package io.ivory.designer.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import io.ivory.flow.Language;
import io.ivory.runtime.speech.FreeTtsSynthesizer;
import io.ivory.runtime.speech.Loudness;
import io.ivory.runtime.speech.Pcm;
import io.ivory.runtime.testphone.PhoneCall;
import io.ivory.runtime.testphone.TestPhone;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shop's owner does on the first day, in a real browser: draw, word, undo, publish, be called, export. */
final class EditorBrowserIT {

    private static final String NUMBER = "200";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    @TempDir
    Path folder;

    @Test
    void aFlowIsDrawnPublishedExportedAndBroughtBack() throws IOException, InterruptedException {
        try (RunningIvory ivory = RunningIvory.start(folder.resolve("data"), "--ivory.samples=false");
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium())
                                .setArgs(List.of("--no-sandbox")));
                BrowserContext context =
                        browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900))) {
            Page page = context.newPage();
            var errors = new ArrayList<String>();
            page.onPageError(errors::add);

            logIn(page, ivory);
            draw(page);
            word(page);
            undoAndRedo(page);
            publish(page);

            assertThat(ivory.ask("/numbers", "$[*].number")).containsExactly(NUMBER);
            call(ivory);
            exportDeleteImport(page);
            assertThat(errors).isEmpty();
        }
    }

    private static void logIn(Page page, RunningIvory ivory) {
        page.navigate(ivory.web());
        page.locator("input[name=username]").fill("admin");
        page.locator("input[name=password]").fill(ivory.password());
        page.locator("vaadin-login-form vaadin-button").first().click();
        assertThat(page.locator(".empty")).containsText("No flows yet");
    }

    private static void draw(Page page) {
        page.locator("#new-flow").click();
        page.locator("#new-flow-name input").fill("First line");
        page.locator("#new-flow-create").click();
        assertThat(page.locator(".start-pill")).isVisible();
        drop(page, "say", 330, 200);
        drop(page, "menu", 640, 200);
        drop(page, "hangup", 640, 560);
        connect(page, "say-something|next", "menu");
        connect(page, "menu|1", "hang-up");
        connect(page, "menu|2", "hang-up");
        connect(page, "menu|noInput+noMatch", "hang-up");
        assertThat(page.locator(".react-flow__edge")).hasCount(5);
    }

    private static void word(Page page) {
        select(page, "say-something");
        say(page, "prompt", "Welcome to the shop of tests.");
        select(page, "menu");
        say(page, "intro", "How can we help?");
        say(page, "options/1", "nothing at all");
        say(page, "options/2", "nothing else");
        select(page, "hang-up");
        say(page, "goodbye", "Thank you for calling.");
        assertThat(page.locator("[data-node=say-something] .card-substance")).containsText("Welcome to the shop");
        assertThat(page.locator("#editor-problems")).not().containsText("problem");
    }

    private static void undoAndRedo(Page page) {
        Locator goodbye = page.locator("[data-node=hang-up] .card-substance");
        page.locator(".react-flow__pane").click(new Locator.ClickOptions().setPosition(300, 20));
        page.keyboard().press("Control+z");
        assertThat(goodbye).hasCount(0);
        page.keyboard().press("Control+y");
        assertThat(goodbye).containsText("Thank you for calling.");
        page.reload();
        assertThat(page.locator(".card")).hasCount(3);
        assertThat(goodbye).containsText("Thank you for calling.");
    }

    private static void publish(Page page) {
        page.locator("#editor-publish").click();
        page.locator("#publish-number input").fill(NUMBER);
        page.locator("#publish-confirm").click();
        assertThat(page.locator("vaadin-notification-card")).containsText("revision 1 takes calls");
    }

    /** A minute later callers hear it. */
    private static void call(RunningIvory ivory) throws InterruptedException {
        try (var anna = TestPhone.of("anna")) {
            PhoneCall call = anna.call(ivory.uri(NUMBER)).awaitAnswer(SOON);
            int welcomed = call.ear().awaitPrompt(spoken("Welcome to the shop of tests."), 0, SOON);
            call.ear().awaitPrompt(spoken("How can we help?"), welcomed, SOON);

            call.press("2");

            call.ear().awaitPrompt(spoken("Thank you for calling."), welcomed, SOON);
            assertThat(call.awaitEnd(SOON)).isEqualTo("they hung up");
        }
    }

    private static Pcm spoken(String words) {
        return Loudness.even(new FreeTtsSynthesizer(1).say(words, Language.ENGLISH));
    }

    private void exportDeleteImport(Page page) throws IOException {
        byte[] before = export(page, "first.ivr.json");
        page.locator("[data-more]").click();
        page.getByText("Delete…").click();
        page.locator("vaadin-confirm-dialog vaadin-button[slot=confirm-button]").click();
        assertThat(page.locator(".empty")).containsText("No flows yet");

        page.locator("#import-flow").click();
        page.locator("#import-file input[type=file]").setInputFiles(folder.resolve("first-line.ivr.json"));
        assertThat(page.locator("vaadin-dialog .problem")).containsText("create");
        page.locator("#import-confirm").click();
        assertThat(page.locator(".flow-card h2")).containsText("First line");

        assertThat(export(page, "again.ivr.json")).isEqualTo(before);
    }

    private byte[] export(Page page, String name) throws IOException {
        page.navigate(page.url().replaceAll("(://[^/]+).*", "$1/flows"));
        page.locator("[data-more]").click();
        var download =
                page.waitForDownload(() -> page.getByText("Export as JSON").click());
        assertThat(download.suggestedFilename()).isEqualTo("first-line.ivr.json");
        Path file = folder.resolve(name);
        download.saveAs(file);
        Files.copy(file, folder.resolve("first-line.ivr.json"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return Files.readAllBytes(file);
    }

    private static void drop(Page page, String type, double x, double y) {
        page.locator("[data-palette=" + type + "]")
                .dragTo(page.locator(".react-flow__pane"), new Locator.DragToOptions().setTargetPosition(x, y));
        assertThat(page.locator(".card[data-type=" + type + "]")).isVisible();
    }

    private static void connect(Page page, String port, String node) {
        page.locator(".react-flow__pane").click(new Locator.ClickOptions().setPosition(300, 20));
        BoundingBox from = page.locator("[data-port=\"" + port + "\"]").boundingBox();
        BoundingBox to = page.locator(".card[data-node=" + node + "]").boundingBox();
        page.mouse().move(from.x + from.width / 2, from.y + from.height / 2);
        page.mouse().down();
        page.mouse().move(from.x + 60, from.y + 10, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(4));
        page.mouse().move(to.x + 40, to.y + 20, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(6));
        page.mouse().up();
        String source = port.substring(0, port.indexOf('|'));
        assertThat(page.locator("[data-id=\"" + port + "\"], .react-flow__edge[data-id^=\"" + source + "|\"]")
                        .first())
                .isAttached();
    }

    private static void select(Page page, String node) {
        page.locator("[data-node=" + node + "] .card-name").click();
        assertThat(page.locator("#node-name input")).hasValue(Pattern.compile(".+"));
    }

    private static void say(Page page, String prompt, String words) {
        page.locator("[data-prompt=\"" + prompt + "\"] textarea").fill(words);
        page.locator("#node-name input").focus();
    }

    private static Path chromium() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(directory -> BROWSERS.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Install Chromium: none of " + BROWSERS + " is on the PATH"));
    }
}
