package io.ivory.designer.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.store.BeforeLive;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.Workspace;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a script is told before it comes to an endpoint. */
class TokenFilterTest {

    private Instant now = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void whileTheDatabaseIsAwayAScriptIsToldToTryAgain() throws Exception {
        // given
        var away = new AtomicBoolean();
        try (var workspace = Workspace.open(database(away), "test", Clock.systemUTC(), BeforeLive.NOTHING)) {
            var request = new MockHttpServletRequest("GET", "/api/flows");
            request.addHeader("Authorization", "Bearer ivory_token");
            var response = new MockHttpServletResponse();
            away.set(true);

            // when
            filter(workspace).doFilter(request, response, new MockFilterChain());

            // then
            assertThat(response.getStatus()).isEqualTo(503);
            assertThat(response.getContentType()).startsWith("application/problem+json");
            assertThat(response.getContentAsString()).contains("The database does not answer");
            away.set(false);
        }
    }

    @Test
    void whoWatchesGoesOnWatchingWhileTheDatabaseIsAway() throws Exception {
        // given
        var away = new AtomicBoolean();
        try (var workspace = Workspace.open(database(away), "test", Clock.systemUTC(), BeforeLive.NOTHING)) {
            TokenFilter filter = filter(workspace);
            String known = workspace.accounts().createToken("prometheus", Role.ADMIN);
            String revoked = workspace.accounts().createToken("old", Role.ADMIN);
            String unseen = workspace.accounts().createToken("unseen", Role.ADMIN);
            assertThat(answer(filter, "/actuator/prometheus", known)).isEqualTo(200);
            assertThat(answer(filter, "/actuator/prometheus", revoked)).isEqualTo(200);
            workspace.accounts().revokeTokens("old");
            assertThat(answer(filter, "/actuator/prometheus", revoked)).isEqualTo(401);

            // when
            away.set(true);

            // then
            assertThat(answer(filter, "/actuator/prometheus", known)).isEqualTo(200);
            assertThat(answer(filter, "/api/status", known)).isEqualTo(200);
            assertThat(answer(filter, "/api/flows", known)).isEqualTo(503);
            assertThat(answer(filter, "/actuator/prometheus", revoked)).isEqualTo(503);
            assertThat(answer(filter, "/actuator/prometheus", unseen)).isEqualTo(503);
            now = now.plus(TokenMemory.KEPT);
            assertThat(answer(filter, "/actuator/prometheus", known)).isEqualTo(503);
            away.set(false);
        }
    }

    private TokenFilter filter(Workspace workspace) {
        return new TokenFilter(workspace.accounts(), new RestRefusals(), new TokenMemory(() -> now));
    }

    private static int answer(TokenFilter filter, String path, String token) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.addHeader("Authorization", "Bearer " + token);
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }

    private static DataSource database(AtomicBoolean away) {
        return new DelegatingDataSource(
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "ivory", "")) {
            @Override
            public Connection getConnection() throws SQLException {
                if (away.get()) {
                    throw new SQLException("the database is away", "08001");
                }
                return super.getConnection();
            }
        };
    }
}
