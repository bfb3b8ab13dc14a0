package de.fallbruecke.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the engine.
 *
 * @param threads steps that run at the same time in this process
 * @param pollInterval how often this process looks for due tasks that another one committed
 * @param heartbeat how often a running step says that its process lives; after four missed ones
 *     another process takes over
 * @param keepContent how long content stays after the receipt before it is destroyed
 */
@ConfigurationProperties(prefix = "fallbruecke.engine", ignoreUnknownFields = false)
record EngineSettings(
    @DefaultValue("8") int threads,
    @DefaultValue("1s") Duration pollInterval,
    @DefaultValue("5s") Duration heartbeat,
    @DefaultValue("7d") Duration keepContent) {}
