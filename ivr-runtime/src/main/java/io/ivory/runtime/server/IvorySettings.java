package io.ivory.runtime.server;

import io.ivory.runtime.sdp.SrtpPolicy;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this process is set up: everything under {@code ivory.} in application.yaml, as environment variables
 * ({@code IVORY_SIP_PORT}) and as options of the launcher.
 *
 * @param listen the address for web, SIP and RTP; loopback unless told otherwise
 * @param advertise the address that others are told to send to, where it differs from {@code listen}: behind NAT
 * @param httpPort the port of the web application; 0 for any free one
 * @param sipPort the port of SIP over UDP and TCP; 0 for any free one
 * @param sipFrom who may call: {@code anyone}, or {@code trunks} alone
 * @param rtpPorts the ports of telephone sound; a call takes two of them
 * @param data where everything is kept: database, spoken prompts, log
 * @param serverName names this process among those that share a database
 * @param maxCalls how many calls at once; further callers hear that all lines are busy
 * @param callsOfCaller how many calls of one number may go on at once, as many as all unless told; those without a
 *     number are not counted
 * @param longestCall when a call is ended whatever it does
 * @param drain how long calls may take to end by themselves when the process is told to stop; new ones are turned
 *     away meanwhile
 * @param transfers whom callers may be connected to, as patterns such as {@code operators@10.0.0.5} or
 *     {@code *@10.0.0.5:5070}; nobody unless told, since whoever may dial freely from a phone menu does so at its
 *     owner's cost
 * @param serviceAddresses the addresses within our own network, as {@code host:port}, that flows may ask over HTTP;
 *     none unless told
 * @param newCalls how many new calls a second are looked at, from everywhere; more hear 503. Trunks have as many of
 *     their own
 * @param newCallsOfSource the same from one address
 * @param answersOfSource how many refusals and answers to OPTIONS a second go to one address
 * @param rtpTimeout when a caller who sends no sound any more counts as gone
 * @param rtpTimeoutOnHold the same while one side holds the other
 * @param srtp whether sound is encrypted: {@code off}, {@code allowed} where callers offer it, or {@code required}
 * @param samples whether the first start brings the sample shop
 */
@ConfigurationProperties("ivory")
@Validated
public record IvorySettings(
        InetAddress listen,
        @Nullable InetAddress advertise,
        @Min(0) @Max(65_535) int httpPort,
        @Min(0) @Max(65_535) int sipPort,
        @DefaultValue("anyone") SipFrom sipFrom,
        @DefaultValue("30000-30999") RtpPorts rtpPorts,
        Path data,
        @DefaultValue("main") @NotBlank String serverName,
        @DefaultValue("200") @Min(1) @Max(10_000) int maxCalls,
        @Nullable @Min(1) @Max(10_000) Integer callsOfCaller,
        @DefaultValue("2h") Duration longestCall,
        @DefaultValue("30s") Duration drain,
        @DefaultValue List<String> transfers,
        @DefaultValue List<String> serviceAddresses,
        @DefaultValue("100") @Min(1) @Max(10_000) int newCalls,
        @DefaultValue("75") @Min(1) @Max(10_000) int newCallsOfSource,
        @DefaultValue("10") @Min(1) @Max(10_000) int answersOfSource,
        @DefaultValue("30s") Duration rtpTimeout,
        @DefaultValue("5m") Duration rtpTimeoutOnHold,
        @DefaultValue("allowed") SrtpPolicy srtp,
        @DefaultValue("true") boolean samples) {}
