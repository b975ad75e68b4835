// A line over one's own talks, each point with its figure beside it. The table under it says the same.

export interface Point {
  label: string;
  /** 0 to 100. */
  value: number;
}

const HEIGHT = 190;
const EDGE = { top: 26, right: 24, bottom: 30, left: 40 };
const LINES = [0, 50, 100];
/** Pixels that a figure or a date needs for itself. */
const ROOM = 56;

export function drawPlot(figure: HTMLElement, points: Point[]): void {
  figure.querySelector("svg")?.remove();
  const width = Math.max(260, figure.clientWidth);
  const svg = node("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, width: String(width), height: String(HEIGHT) });
  svg.setAttribute("aria-hidden", "true");
  const inner = { width: width - EDGE.left - EDGE.right, height: HEIGHT - EDGE.top - EDGE.bottom };
  const x = (i: number): number => EDGE.left + (points.length === 1 ? 0 : (inner.width * i) / (points.length - 1));
  const y = (value: number): number => EDGE.top + inner.height * (1 - value / 100);
  for (const value of LINES) {
    svg.append(node("line", { class: "grid", x1: EDGE.left, x2: width - EDGE.right, y1: y(value), y2: y(value) }));
    svg.append(text(String(value), { class: "tick", x: EDGE.left - 8, y: y(value) + 4, "text-anchor": "end" }));
  }
  svg.append(node("polyline", { class: "curve", points: points.map((p, i) => `${x(i)},${y(p.value)}`).join(" ") }));
  const every = Math.ceil((points.length * ROOM) / inner.width);
  points.forEach((point, i) => {
    svg.append(node("circle", { class: "dot", cx: x(i), cy: y(point.value), r: 4 }));
    if ((points.length - 1 - i) % every !== 0) return;
    svg.append(text(String(Math.round(point.value)), { class: "value", x: x(i), y: y(point.value) - 10, "text-anchor": "middle" }));
    svg.append(text(point.label, { class: "tick", x: x(i), y: HEIGHT - 8, "text-anchor": "middle" }));
  });
  figure.append(svg);
}

type Attributes = Record<string, string | number>;

function node(name: string, attributes: Attributes): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function text(words: string, attributes: Attributes): SVGElement {
  const made = node("text", attributes);
  made.textContent = words;
  return made;
}
