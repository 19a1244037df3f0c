package io.ivory.flow.check;

import io.ivory.flow.edit.FlowEdit;

/**
 * One edit that puts a finding right.
 *
 * @param title what it does, as a button says it: {@code Connect to "Operator"}
 * @param edit applies to the flow in which the finding was made
 */
public record Fix(String title, FlowEdit edit) {}
