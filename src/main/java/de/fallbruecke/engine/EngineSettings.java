package de.fallbruecke.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the engine.
 *
 * @param threads steps that run at the same time in this process
 * @param tenantThreads how many of these steps may be of one tenant when there are several tenants;
 *     0 = half of the threads
 * @param targetThreads how many deliveries to one target this process makes at the same time; 0 =
 *     half of the threads
 * @param pollInterval how often this process looks for due tasks that another one committed
 * @param heartbeat how often a running step says that its process lives; after four missed ones
 *     another process takes over
 * @param keepContent how long content stays after the receipt before it is destroyed
 */
@ConfigurationProperties(prefix = "fallbruecke.engine", ignoreUnknownFields = false)
record EngineSettings(
    @DefaultValue("8") int threads,
    @DefaultValue("0") int tenantThreads,
    @DefaultValue("0") int targetThreads,
    @DefaultValue("1s") Duration pollInterval,
    @DefaultValue("5s") Duration heartbeat,
    @DefaultValue("7d") Duration keepContent) {}
