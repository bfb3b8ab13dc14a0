package de.fallbruecke.xoev;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the schema packs lie.
 *
 * @param directory folder with {@code <name>/<version>/pack.yaml}
 */
@ConfigurationProperties(prefix = "fallbruecke.schemas", ignoreUnknownFields = false)
record SchemaProperties(@DefaultValue("schemas/packs") Path directory) {}
