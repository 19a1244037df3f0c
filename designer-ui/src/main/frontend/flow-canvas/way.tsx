import { BaseEdge, getSmoothStepPath, Position, type EdgeProps } from '@xyflow/react';
import type { ReactElement } from 'react';
import type { CanvasEdge } from './canvas-store';

const RADIUS = 12;
const STUB = 24;

/** An edge: orthogonal and rounded. One that leads back runs below both cards instead of through them. */
function Way(props: EdgeProps<CanvasEdge>): ReactElement {
  const { sourceX, sourceY, targetX, targetY } = props;
  const leadsBack = targetX < sourceX + STUB / 2;
  const path = leadsBack
    ? below(sourceX, sourceY, targetX, targetY)
    : getSmoothStepPath({
        sourceX,
        sourceY,
        targetX,
        targetY,
        sourcePosition: Position.Right,
        targetPosition: Position.Left,
        borderRadius: RADIUS,
        offset: Math.min(STUB, (targetX - sourceX) / 2),
      })[0];
  return <BaseEdge id={props.id} path={path} markerEnd={props.markerEnd ?? ''} interactionWidth={16} />;
}

/** Right, down, left below the lower end, up, right. */
function below(sourceX: number, sourceY: number, targetX: number, targetY: number): string {
  const right = sourceX + STUB;
  const left = targetX - STUB;
  const down = Math.max(sourceY, targetY) + 72;
  const r = RADIUS;
  return [
    `M ${sourceX} ${sourceY}`,
    `L ${right - r} ${sourceY} Q ${right} ${sourceY} ${right} ${sourceY + r}`,
    `L ${right} ${down - r} Q ${right} ${down} ${right - r} ${down}`,
    `L ${left + r} ${down} Q ${left} ${down} ${left} ${down - r}`,
    `L ${left} ${targetY + r} Q ${left} ${targetY} ${left + r} ${targetY}`,
    `L ${targetX} ${targetY}`,
  ].join(' ');
}

export const edgeTypes = { way: Way };
