package io.ivory.designer.security;

import io.ivory.runtime.store.Accounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows a script by the token in its {@code Authorization: Bearer} header (RFC 6750 section 2.1). */
final class TokenFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(TokenFilter.class);

    private static final String BEARER = "Bearer ";

    /** Figures without anything that is kept: a token that was right a while ago may read them. */
    private static final Set<String> WATCHED = Set.of("/actuator/prometheus", "/api/status");

    private final Accounts accounts;
    private final RestRefusals refusals;
    private final TokenMemory memory;

    TokenFilter(Accounts accounts, RestRefusals refusals, TokenMemory memory) {
        this.accounts = accounts;
        this.refusals = refusals;
        this.memory = memory;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            String token = header.substring(BEARER.length()).strip();
            Optional<Accounts.TokenOwner> owner;
            try {
                owner = accounts.tokenOwner(token);
                memory.note(token, owner);
            } catch (DataAccessException e) {
                owner = WATCHED.contains(request.getRequestURI()) ? memory.ownerOf(token) : Optional.empty();
                if (owner.isEmpty()) {
                    log.atError().addKeyValue("reason", e.getMessage()).log("token cannot be checked: no database");
                    refusals.databaseAway(response);
                    return;
                }
            }
            if (owner.isEmpty()) {
                refusals.commence(request, response, new BadCredentialsException("unknown token"));
                return;
            }
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    owner.get().name(),
                    null,
                    AuthorityUtils.createAuthorityList("ROLE_" + owner.get().role())));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
