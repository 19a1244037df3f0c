package io.ivory.designer.security;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.Workspace;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Two doors: scripts come in with a token and without a session, people with a password and a session. What the format of
 * flows is may be read through a window.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    RoleHierarchy roles() {
        return RoleHierarchyImpl.withDefaultRolePrefix()
                .role(Role.ADMIN.name())
                .implies(Role.EDITOR.name())
                .role(Role.EDITOR.name())
                .implies(Role.VIEWER.name())
                .build();
    }

    /**
     * No session and no cookie, so that no other site can make a browser act here: CSRF tokens guard nothing. Monitoring
     * is a script too; whether Ivory is up may be asked by anybody.
     */
    @Bean
    @Order(1)
    SecurityFilterChain scriptsDoor(HttpSecurity http, Workspace workspace, RestRefusals refusals, InstantSource time)
            throws Exception {
        return http.securityMatcher("/api/**", "/actuator", "/actuator/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(
                        new TokenFilter(workspace.accounts(), refusals, new TokenMemory(time)),
                        AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/actuator/health")
                        .permitAll()
                        .requestMatchers("/actuator/prometheus", "/api/status", "/api/trunks/*")
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers("/actuator", "/actuator/**") // nothing is there
                        .permitAll()
                        .requestMatchers(HttpMethod.GET)
                        .hasRole(Role.VIEWER.name())
                        .requestMatchers("/api/numbers/**", "/api/trunks/**", "/api/accounts/**")
                        .hasRole(Role.ADMIN.name())
                        .anyRequest()
                        .hasRole(Role.EDITOR.name()))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .frameOptions(frame -> frame.deny())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /** Editors fetch the schema of flow files without a person: there is nothing to log in for. */
    @Bean
    @Order(2)
    SecurityFilterChain window(HttpSecurity http) throws Exception {
        return http.securityMatcher("/schema/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .frameOptions(frame -> frame.deny())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain peoplesDoor(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/voicemail/sound/*")
                        .hasRole(Role.VIEWER.name()))
                .with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView("/login"))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(ScriptNonce.WITHOUT_INLINE_SCRIPTS))
                        .frameOptions(frame -> frame.deny())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** As the only one of its kind it is asked by all doors; naming it at a door would ask it twice. */
    @Bean
    AuthenticationProvider login(UserDetailsService people, Workspace workspace, InstantSource time) {
        var passwords = new DaoAuthenticationProvider(people);
        passwords.setPasswordEncoder(workspace.accounts().passwords());
        return new ThrottledLogin(passwords, new LoginThrottle(time));
    }

    @Bean
    UserDetailsService people(Workspace workspace) {
        return name -> workspace
                .accounts()
                .find(name)
                .map(account -> User.withUsername(account.name())
                        .password(account.passwordHash())
                        .roles(account.role().name())
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("unknown"));
    }
}
