package io.ivory.flow.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ivory.flow.resource.Bundle;
import io.ivory.flow.resource.Resources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A bundle with everything that one can hold, the text of its files, and zip files made of text. */
final class ShopBundle {

    static final String HOURS = """
            {
              "shop": {
                "zone": "Europe/Berlin",
                "week": {
                  "mon-fri": ["09:00-12:30", "13:30-18:00"],
                  "sat": ["10:00-24:00"]
                },
                "holidays": {
                  "2026-12-25": {"name": "Christmas"}
                },
                "specialDays": {
                  "2026-11-27": {"name": "Black Friday", "open": ["22:00-06:00"]}
                },
                "overrides": [
                  {"says": "closed", "from": "2026-11-23T08:00", "until": "2026-11-24T00:00", "note": "Snow"},
                  {"says": "special", "from": "2026-12-24T10:00", "until": "2026-12-24T12:00"}
                ]
              }
            }
            """;
    static final String DESTINATIONS = """
            {
              "operators": {"uri": "sip:operators@127.0.0.1:5070"},
              "sales": {"type": "group", "members": ["operators"], "strategy": "allAtOnce"},
              "service": {"type": "group", "members": ["operators"]},
              "team": {"type": "queue", "agents": ["operators"], "music": "welcome-ru.wav", "capacity": 5},
              "box": {"type": "voicemail", "email": "box@shop.example", "greeting": "away.wav", "maximum": 7},
              "night-box": {"type": "voicemail"},
              "office": {"type": "email", "address": "office@shop.example"}
            }
            """;
    static final String CONNECTIONS = """
            {
              "orders": {"url": "https://shop.example/api", "secretHeaders": {"Authorization": "orders-token"}},
              "open": {"url": "http://127.0.0.1:8080"}
            }
            """;
    static final String PROMOTIONS = "from,to,text\n2026-11-01,,\"Tea, half price\"\n";
    static final byte[] WAV = "RIFF....WAVEfmt ".getBytes(UTF_8);

    static final Bundle SHOP = new Bundle(
            "shop",
            Map.of("main-line", FlowJson.read(Fixtures.shop())),
            new Resources(
                    ResourceJson.readAllHours(HOURS),
                    Map.of("promotions", TableCsv.read(PROMOTIONS)),
                    ResourceJson.readAllDestinations(DESTINATIONS),
                    ResourceJson.readAllConnections(CONNECTIONS),
                    Set.of("welcome-ru.wav")),
            Map.of("welcome-ru.wav", WAV));

    private ShopBundle() {}

    static byte[] zip(Map<String, String> files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(UTF_8));
            }
        }
        return out.toByteArray();
    }
}
