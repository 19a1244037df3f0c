/** Flows, resources and bundles as files. The only package that knows the JSON and CSV libraries. */
@NullMarked
package io.ivory.flow.json;

import org.jspecify.annotations.NullMarked;
