package io.ivory.runtime.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ivory.flow.json.BundleFiles;
import io.ivory.flow.json.FlowFormatException;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Bundle;
import io.ivory.flow.resource.Connection;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.HoursOverride;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.store.BundlePreview.Effect;
import io.ivory.runtime.store.BundlePreview.Item;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BundlesTest {

    private static final OpeningHours HOURS = new OpeningHours(TestWorkspace.MOSCOW, Map.of(), Map.of(), Map.of());
    private static final DataTable TABLE =
            new DataTable(List.of("day", "offer"), List.of(List.of("mon", "=1+1, \"x\"")));
    private static final FlowId SHOP = new FlowId("shop");

    private final Workspace workspace = TestWorkspace.open(TestWorkspace.memory());
    private final Bundles bundles = workspace.bundles();

    @AfterEach
    void close() {
        workspace.close();
    }

    private static byte[] shop() {
        return BundleFiles.writeZip(new Bundle(
                "shop",
                Map.of("shop", SampleFlows.withHours("Shop", "shop-hours")),
                new Resources(
                        Map.of("shop-hours", HOURS), Map.of("offers", TABLE), Map.of(), Map.of(), Set.of("hi.wav")),
                Map.of("hi.wav", wav())));
    }

    private static byte[] wav() {
        return "RIFF\0\0\0\0WAVEdata".getBytes(UTF_8);
    }

    @Test
    void whoClosesForAWhileChangesTheHoursAsTheyAreByThen() {
        var resources = workspace.resources();
        resources.save("shop", HOURS, "anna");
        var snow = new HoursOverride(
                OpeningHours.State.CLOSED,
                LocalDateTime.parse("2026-11-23T08:00"),
                LocalDateTime.parse("2026-11-24T00:00"),
                "Snow");

        resources.changeHours("shop", hours -> hours.withOverrides(List.of(snow)), "boris");

        assertThat(resources.resources().hours()).containsEntry("shop", HOURS.withOverrides(List.of(snow)));
        assertThatThrownBy(() -> resources.changeHours("none", hours -> hours, "boris"))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aFlowOfANewerReleaseIsKeptLetterByLetterAndNeitherPublishedNorReplaced() {
        // given
        String newer = FlowJson.write(SampleFlows.goodbye("From tomorrow"))
                .replace("\"1.0\"", "\"1.1\"")
                .replace("\"languages\"", "\"mood\": \"cheerful\",\n  \"languages\"");

        // when
        var preview = bundles.preview("tomorrow.ivr.json", newer.getBytes(UTF_8));
        var id = bundles.apply("tomorrow.ivr.json", newer.getBytes(UTF_8), "anna", Role.ADMIN)
                .getFirst();

        // then
        assertThat(preview.notes())
                .anySatisfy(note -> assertThat(note).contains("saving it would lose what is new"))
                .anySatisfy(note -> assertThat(note).contains("/mood: \"mood\" is not known here"));
        assertThat(workspace.flows().draft(id))
                .hasValueSatisfying(draft -> assertThat(draft.readOnly()).isPresent());
        assertThat(bundles.json(id)).isEqualTo(newer);
        assertThatThrownBy(() -> workspace.flows().publish(id, "anna", "")).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> bundles.zip(id)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> bundles.apply(
                        "tomorrow.ivr.json",
                        FlowJson.write(SampleFlows.goodbye("Of today")).getBytes(UTF_8),
                        "anna",
                        Role.ADMIN))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is not replaced");
        assertThat(bundles.json(id)).isEqualTo(newer);
    }

    @Test
    void aFlowOfANewerReleaseReplacesNoneThatCanBeChanged() {
        byte[] today = FlowJson.write(SampleFlows.goodbye("Line")).getBytes(UTF_8);
        byte[] newer = new String(today, UTF_8).replace("\"1.0\"", "\"1.1\"").getBytes(UTF_8);
        bundles.apply("line.ivr.json", today, "anna", Role.ADMIN);

        assertThatThrownBy(() -> bundles.apply("line.ivr.json", newer, "anna", Role.ADMIN))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is there already");
    }

    @Test
    void aFlowOfTheDraftFormatIsBroughtToThePresentOneWithANote() {
        String draft = """
                {"ivory": "0.9", "name": "Old", "languages": ["en"], "start": "bye",
                 "nodes": {"bye": {"type": "hangup", "name": "Bye"}}}
                """;

        var preview = bundles.preview("old.ivr.json", draft.getBytes(UTF_8));
        var id = bundles.apply("old.ivr.json", draft.getBytes(UTF_8), "anna", Role.ADMIN)
                .getFirst();

        assertThat(preview.notes()).singleElement().asString().contains("was brought to 1.0");
        assertThat(bundles.json(id)).startsWith("{\n  \"ivory\": \"1.0\"");
    }

    @Test
    void aPreviewTellsWhatWouldHappenAndDoesNothing() {
        // when
        var items = bundles.preview("shop.ivr.zip", shop()).items();

        // then
        assertThat(items)
                .extracting(Item::what, Item::name, Item::effect)
                .containsExactly(
                        tuple("flow", "shop", Effect.CREATE),
                        tuple("opening hours", "shop-hours", Effect.CREATE),
                        tuple("table", "offers", Effect.CREATE),
                        tuple("recording", "hi.wav", Effect.CREATE));
        assertThat(workspace.flows().list()).isEmpty();
        assertThat(workspace.resources().resources()).isEqualTo(Resources.NONE);
    }

    @Test
    void aBundleBringsFlowsAndWhatTheyNeed() {
        // when
        assertThat(bundles.apply("shop.ivr.zip", shop(), "anna", Role.ADMIN)).containsExactly(SHOP);

        // then
        assertThat(workspace.flows().publish(SHOP, "anna", "")).isEqualTo(1);
        assertThat(workspace.resources().resources().tables()).containsEntry("offers", TABLE);
        assertThat(workspace.resources().audio("hi.wav")).contains(wav());
        assertThat(bundles.preview("shop.ivr.zip", shop()).items())
                .extracting(Item::effect)
                .containsOnly(Effect.SAME);
    }

    @Test
    void exportDeleteAndImportGiveTheSameBytes() {
        // given
        bundles.apply("shop.ivr.zip", shop(), "anna", Role.ADMIN);
        byte[] zip = bundles.zip(SHOP);
        String json = bundles.json(SHOP);

        // when
        workspace.flows().delete(SHOP);
        bundles.apply("shop.ivr.json", json.getBytes(UTF_8), "boris", Role.ADMIN);

        // then
        assertThat(bundles.json(SHOP)).isEqualTo(json);
        assertThat(bundles.zip(SHOP)).isEqualTo(zip);
    }

    @Test
    void anExportHoldsWhatTheFlowNeedsAndNoMore() {
        bundles.apply("shop.ivr.zip", shop(), "anna", Role.ADMIN);

        var exported = BundleFiles.readZip("shop", bundles.zip(SHOP)).bundle().resources();

        assertThat(exported.hours()).containsOnlyKeys("shop-hours");
        assertThat(exported.tables()).isEmpty();
        assertThat(exported.audio()).isEmpty();
    }

    @Test
    void anImportOverADraftKeepsWhatTakesCalls() {
        // given
        bundles.apply("shop.ivr.zip", shop(), "anna", Role.ADMIN);
        workspace.flows().publish(SHOP, "anna", "");
        String renamed = FlowJson.write(SampleFlows.goodbye("Renamed"));

        // when
        bundles.apply("shop.ivr.json", renamed.getBytes(UTF_8), "boris", Role.ADMIN);

        // then
        assertThat(workspace
                        .flows()
                        .published(SHOP)
                        .orElseThrow()
                        .flow()
                        .definition()
                        .name())
                .isEqualTo("Shop");
        assertThat(workspace.flows().draft(SHOP).orElseThrow().changedBy()).isEqualTo("boris");
    }

    @Test
    void aBundleWithOneBadFileChangesNothing() throws IOException {
        byte[] bad = zip(
                "shop.ivr.json", FlowJson.write(SampleFlows.goodbye("Shop")).getBytes(UTF_8),
                "tables/offers.csv", "a,b\n1,2,3\n".getBytes(UTF_8));

        assertThatThrownBy(() -> bundles.apply("bad.zip", bad, "anna", Role.ADMIN))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("tables/offers.csv")
                .hasMessageContaining("line 2");

        assertThat(workspace.flows().list()).isEmpty();
    }

    @Test
    void pathsThatLeadOutOfTheBundleAreRefused(@TempDir Path folder) throws IOException {
        for (String path : List.of("../../evil.ivr.json", "/etc/cron.d/evil", "tables/..\\evil.csv", "C:evil.csv")) {
            byte[] evil = zip(path, "x".getBytes(UTF_8));

            assertThatThrownBy(() -> bundles.apply("evil.zip", evil, "anna", Role.ADMIN))
                    .isInstanceOf(FlowFormatException.class);
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void bombsAreRefusedWithASentence() throws IOException {
        byte[] zipBomb = zip("tables/bomb.csv", new byte[200 << 20]);
        byte[] deep =
                ("{\"ivory\":\"1.0\",\"x-deep\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}").getBytes(UTF_8);
        byte[] digits = ("{\"ivory\":\"1.0\",\"x-n\":" + "9".repeat(1_000_000) + "}").getBytes(UTF_8);
        byte[] large = new byte[25 << 20];
        byte[] notText = {(byte) 0xC3, (byte) 0x28, 1, 2};

        for (byte[] bomb : List.of(zipBomb, deep, digits, large, notText)) {
            assertThatThrownBy(() -> bundles.apply("bomb.ivr.json", bomb, "anna", Role.ADMIN))
                    .isInstanceOfAny(FlowFormatException.class, RefusedException.class)
                    .message()
                    .isNotBlank();
        }
        assertThat(workspace.flows().list()).isEmpty();
    }

    @Test
    void whatAFlowNeedsIsNotDeletedUnderIt() {
        // given
        bundles.apply("shop.ivr.zip", shop(), "anna", Role.ADMIN);
        var resources = workspace.resources();

        // then
        assertThatThrownBy(() -> resources.delete(ResourceKind.HOURS, "shop-hours"))
                .isInstanceOf(InUseException.class)
                .hasMessageContaining("Shop");

        // when
        resources.delete(ResourceKind.TABLE, "offers");
        resources.delete(ResourceKind.AUDIO, "hi.wav");

        // then
        assertThat(resources.resources().tables()).isEmpty();
        assertThatThrownBy(() -> resources.delete(ResourceKind.TABLE, "offers")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void changedHoursReachCallersWithoutPublishing() {
        // given
        bundles.apply("shop.ivr.zip", shop(), "anna", Role.ADMIN);
        workspace.flows().publish(SHOP, "anna", "");
        workspace.numbers().assign("+7 (495) 123-45-67", SHOP);
        var winter = new OpeningHours(java.time.ZoneOffset.UTC, Map.of(), Map.of(), Map.of());

        // when
        workspace.resources().save("shop-hours", winter, "anna");

        // then
        assertThat(workspace
                        .liveFlows()
                        .answering("74951234567")
                        .orElseThrow()
                        .resources()
                        .hours())
                .containsEntry("shop-hours", winter);
    }

    @Test
    void onlyAnAdministratorBringsInWhereServicesAndPeopleAre() {
        // given
        var resources = new Resources(
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of("orders", new Connection(URI.create("https://shop.example"), Map.of("X-Key", "shopkey"))),
                Set.of());
        byte[] upload = BundleFiles.writeZip(
                new Bundle("shop", Map.of("shop", SampleFlows.goodbye("Shop")), resources, Map.of()));

        // then
        assertThatThrownBy(() -> bundles.apply("shop.ivr.zip", upload, "eve", Role.EDITOR))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("\"orders\"");
        assertThat(workspace.flows().list()).isEmpty();
        assertThat(workspace.resources().resources().connections()).isEmpty();

        // when
        bundles.apply("shop.ivr.zip", upload, "anna", Role.ADMIN);

        // then what changes no service is an editor's to bring
        assertThat(bundles.apply("shop.ivr.zip", upload, "eve", Role.EDITOR)).containsExactly(SHOP);
    }

    @Test
    void aBundleThatWouldSilenceAPublishedFlowChangesNothing() {
        // given
        FlowId line = workspace.flows().create(SampleFlows.withOffers("Line"), "anna");
        workspace.resources().save("offers", TABLE, "anna");
        workspace.flows().publish(line, "anna", "");
        var renamed = new DataTable(List.of("weekday", "offer"), List.of(List.of("mon", "none")));
        byte[] upload = BundleFiles.writeZip(new Bundle(
                "shop",
                Map.of("shop", SampleFlows.goodbye("Shop")),
                new Resources(Map.of(), Map.of("offers", renamed), Map.of(), Map.of(), Set.of()),
                Map.of()));

        // then
        assertThatThrownBy(() -> bundles.apply("shop.ivr.zip", upload, "anna", Role.ADMIN))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("\"Line\"")
                .hasMessageContaining("day");
        assertThat(workspace.flows().list()).hasSize(1);
        assertThat(workspace.resources().resources().tables()).containsEntry("offers", TABLE);
    }

    private static byte[] zip(Object... namesAndContents) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                out.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                out.write((byte[]) namesAndContents[i + 1]);
            }
        }
        return bytes.toByteArray();
    }
}
