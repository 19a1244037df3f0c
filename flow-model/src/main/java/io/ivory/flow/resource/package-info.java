/** What flows refer to by name and the workspace holds: opening hours, tables, people, services, and bundles of all of it. */
@NullMarked
package io.ivory.flow.resource;

import org.jspecify.annotations.NullMarked;
