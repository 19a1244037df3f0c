package io.ivory.designer.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.store.BeforeLive;
import io.ivory.runtime.store.Workspace;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a script is told before it comes to an endpoint. */
class TokenFilterTest {

    @Test
    void whileTheDatabaseIsAwayAScriptIsToldToTryAgain() throws Exception {
        // given
        var away = new AtomicBoolean();
        var database =
                new DelegatingDataSource(
                        JdbcConnectionPool.create("jdbc:h2:mem:token-filter;DB_CLOSE_DELAY=-1", "ivory", "")) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        if (away.get()) {
                            throw new SQLException("the database is away", "08001");
                        }
                        return super.getConnection();
                    }
                };
        try (var workspace = Workspace.open(database, "test", Clock.systemUTC(), BeforeLive.NOTHING)) {
            var request = new MockHttpServletRequest("GET", "/api/flows");
            request.addHeader("Authorization", "Bearer ivory_token");
            var response = new MockHttpServletResponse();
            away.set(true);

            // when
            new TokenFilter(workspace.accounts(), new RestRefusals())
                    .doFilter(request, response, new MockFilterChain());

            // then
            assertThat(response.getStatus()).isEqualTo(503);
            assertThat(response.getContentType()).startsWith("application/problem+json");
            assertThat(response.getContentAsString()).contains("The database does not answer");
            away.set(false);
        }
    }
}
