package io.ivory.designer.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.mail.Letters;
import io.ivory.runtime.speech.Voices;
import io.ivory.runtime.store.BeforeLive;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.InUseException;
import io.ivory.runtime.store.NumberStore;
import io.ivory.runtime.store.Workspace;
import io.ivory.runtime.voicemail.VoicemailDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** What views need: a workspace in memory, a clock that stands still, and an administrator. */
@TestConfiguration(proxyBeanMethods = false)
public class ViewTestConfiguration {

    public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    Workspace workspace(Clock clock) {
        return open(clock);
    }

    @Bean
    Letters letters() {
        return Letters.NONE;
    }

    @Bean
    VoicemailDesk voicemail(Workspace workspace, Clock clock) throws IOException {
        return VoicemailDesk.open(Files.createTempDirectory("voicemail"), workspace.voicemail(), Letters.NONE, clock);
    }

    @Bean
    Voices voices() {
        return new Voices(List.of(new TestVoice()));
    }

    @Bean
    TestPerson person() {
        return TestPerson.administrator("anna");
    }

    /** A new workspace in memory. */
    public static Workspace open(Clock clock) {
        return open(database(), clock);
    }

    /** A workspace in {@code database}. */
    public static Workspace open(DataSource database, Clock clock) {
        return Workspace.open(database, "test", clock, BeforeLive.NOTHING);
    }

    /** A new database in memory. */
    public static DataSource database() {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        return database;
    }

    /** Takes all flows and numbers away that an earlier test has left. */
    public static void empty(Workspace workspace) {
        workspace.numbers().list().stream().map(NumberStore.Assignment::number).forEach(workspace.numbers()::remove);
        int flows = workspace.flows().list().size();
        for (int round = 0; round < flows; round++) {
            workspace.flows().list().forEach(flow -> deleteUnlessRun(workspace, flow.id()));
        }
    }

    /** A flow that another one runs is deleted in the round after that one. */
    private static void deleteUnlessRun(Workspace workspace, FlowId flow) {
        try {
            workspace.flows().delete(flow);
        } catch (InUseException later) {
            assertThat(later.users()).isNotEmpty();
        }
    }
}
