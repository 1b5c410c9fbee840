// Layout of the organisation chart, for static/chart.js.
export { hierarchy, tree } from "d3-hierarchy";
