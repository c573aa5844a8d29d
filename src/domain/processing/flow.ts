/** A place in a column through which activities flow: a source, a moment, a basis. */
export interface FlowNode {
  readonly id: string;
  readonly label: string;
}

/** A column with its nodes from top to bottom, and for each activity the nodes it passes. */
export interface FlowColumn {
  readonly nodes: readonly FlowNode[];
  readonly passes: readonly (readonly string[])[];
}

export interface FlowBox {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The label, broken into lines, and where it stands. */
  readonly lines: readonly string[];
  readonly labelX: number;
  readonly labelY: number;
  readonly atEnd: boolean;
}

export interface FlowRibbon {
  readonly from: string;
  readonly to: string;
  /** Outline, as the `d` of an SVG path. */
  readonly path: string;
}

/** A drawing in user units, ready for SVG. */
export interface FlowDrawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly FlowBox[];
  readonly ribbons: readonly FlowRibbon[];
}

const [boxWidth, unit, lineHeight, gap] = [8, 11, 17, 10];

/**
 * Draws how activities flow through columns (a diagram of parallel sets; Kosara, Bendix and Hauser, 2006). Each
 * activity is equally wide in every column and divides evenly over the nodes that it passes there.
 *
 * @param lineLength number of characters after which a label is broken.
 */
export function drawFlow(
  columns: readonly FlowColumn[],
  { width, lineLength }: { readonly width: number; readonly lineLength: number },
): FlowDrawing {
  const used = columns.map(({ nodes, passes }) => ({
    passes,
    nodes: nodes.filter(({ id }) => passes.some((ids) => ids.includes(id))),
  }));
  const slots = used.map(({ nodes, passes }) =>
    nodes.map((node) => {
      const lines = breakLines(node.label, lineLength);
      const thickness = unit * sum(passes.map((ids) => shareOf(ids, node.id)));
      return { node, lines, thickness, room: Math.max(thickness, lines.length * lineHeight) };
    }),
  );
  const heights = slots.map((column) => sum(column.map(({ room }) => room + gap)) - gap);
  const height = Math.max(...heights);

  const boxes = slots.map((column, index) => {
    const x = (index * (width - boxWidth)) / (columns.length - 1);
    const atEnd = index === columns.length - 1;
    // A lower column spreads over the whole height.
    const spread = (height - (heights[index] ?? 0)) / Math.max(1, column.length);
    let top = spread / 2;
    return column.map(({ node, lines, thickness, room }): FlowBox => {
      const y = top + (room - thickness) / 2;
      const labelY = top + (room - lines.length * lineHeight) / 2 + lineHeight * 0.75;
      top += room + gap + spread;
      return {
        id: node.id,
        ...{ x, y, width: boxWidth, height: thickness, lines, labelY, atEnd },
        labelX: atEnd ? x - 6 : x + boxWidth + 6,
      };
    });
  });

  const ribbons = boxes.slice(1).flatMap((right, index) => {
    const left = boxes[index] ?? [];
    const [from, to] = [used[index]?.passes ?? [], used[index + 1]?.passes ?? []];
    const [leaves, enters] = [new Map<string, number>(), new Map<string, number>()];
    return left.flatMap((start) =>
      right.flatMap((end): FlowRibbon[] => {
        const share = sum(
          from.map((ids, activity) => shareOf(ids, start.id) * shareOf(to[activity] ?? [], end.id)),
        );
        if (share === 0) return [];
        const thickness = share * unit;
        const y1 = start.y + (leaves.get(start.id) ?? 0);
        const y2 = end.y + (enters.get(end.id) ?? 0);
        leaves.set(start.id, (leaves.get(start.id) ?? 0) + thickness);
        enters.set(end.id, (enters.get(end.id) ?? 0) + thickness);
        const path = ribbon(start.x + boxWidth, y1, end.x, y2, thickness);
        return [{ from: start.id, to: end.id, path }];
      }),
    );
  });
  return { width, height: Math.ceil(height), boxes: boxes.flat(), ribbons };
}

function ribbon(x1: number, y1: number, x2: number, y2: number, thickness: number): string {
  const middle = (x1 + x2) / 2;
  const [a, b, c, d] = [y1, y2, y2 + thickness, y1 + thickness].map(round);
  return `M${round(x1)} ${a}C${round(middle)} ${a} ${round(middle)} ${b} ${round(x2)} ${b}V${c}C${round(middle)} ${c} ${round(middle)} ${d} ${round(x1)} ${d}Z`;
}

/** The part of an activity that goes through a node. */
function shareOf(ids: readonly string[], id: string): number {
  return ids.includes(id) ? 1 / ids.length : 0;
}

/** A label in lines of about the same length, broken between words. */
function breakLines(label: string, length: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= length) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
