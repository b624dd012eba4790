using System.Globalization;
using System.Text.Json;

namespace Functional;

/// <summary>The page of a movie: charts drawn once, in which a script changes the picture behind the points and moves a line.</summary>
internal static class MoviePage
{
    private const string Css = """
        .controls{display:flex;gap:.8rem;align-items:center;margin:.5rem 0 1rem}
        .controls input{flex:1;min-width:8rem}
        .controls output{min-width:7.5rem;font-variant-numeric:tabular-nums}
        .screens{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:flex-start}
        .screens figure{margin:0}
        .cursor{stroke:var(--muted);stroke-width:1.5;stroke-dasharray:3 3}
        """;

    private const string Code = """
        (() => {
          const {frames, epochs} = JSON.parse(document.getElementById("frames").textContent);
          const find = id => document.getElementById(id);
          const screen = document.querySelector("#regions image"), slider = find("slider"), play = find("play");
          const cursors = [...document.querySelectorAll("#curves svg.functional")].map(svg => {
            const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
            line.setAttribute("class", "cursor");
            svg.append(line);
            return line;
          });
          let at = 0, timer = 0;
          const show = next => {
            at = Math.max(0, Math.min(frames.length - 1, next));
            const frame = frames[at];
            screen.setAttribute("href", frame.image);
            cursors.forEach((line, i) => {
              const {x, top, bottom} = frame.cursors[i];
              for (const [name, value] of Object.entries({x1: x, x2: x, y1: top, y2: bottom})) line.setAttribute(name, value);
            });
            slider.value = at;
            slider.setAttribute("aria-valuetext", `epoch ${frame.epoch}`);
            find("epoch").textContent = `epoch ${frame.epoch} of ${epochs}`;
            find("numbers").textContent = frame.text;
          };
          const stop = () => { clearInterval(timer); timer = 0; play.textContent = "Play"; };
          const start = () => {
            if (at === frames.length - 1) show(0);
            play.textContent = "Stop";
            timer = setInterval(() => at === frames.length - 1 ? stop() : show(at + 1), Math.max(60, 6000 / frames.length));
          };
          play.addEventListener("click", () => timer ? stop() : start());
          slider.addEventListener("input", () => { stop(); show(Number(slider.value)); });
          document.addEventListener("keydown", event => {
            const step = {ArrowLeft: -1, ArrowRight: 1}[event.key];
            if (step) { stop(); show(at + step); event.preventDefault(); }
            else if (event.key === " " && event.target !== play) { timer ? stop() : start(); event.preventDefault(); }
          });
          show(frames.length - 1);
        })();
        """;

    /// <summary>The page of these charts and frames.</summary>
    public static HtmlPage Of(string title, ScatterChart regions, IReadOnlyList<LineChart> curves, Sequence<MovieFrame> frames)
    {
        var layouts = curves.Select(c => c.Layout()).ToList();
        var data = JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["epochs"] = frames[^1].Epoch,
                ["frames"] = frames.Select(frame => Described(frame, layouts)).ToList(),
            }
        );
        return new HtmlPage(title)
            .With(new SvgElement("style") { Text = Css })
            .With(Controls(frames.Count))
            .With(new SvgElement("p") { Text = frames[^1].Text }.With("id", "numbers"))
            .With(
                Box("screens")
                    .Add(Figure(regions).With("id", "regions"), new SvgElement("div").With("id", "curves").Add(curves.Select(Figure)))
            )
            .Text("Keys: ← and → step, the space bar plays.")
            .Json("frames", data)
            .Script(Code);
    }

    private static Dictionary<string, object> Described(MovieFrame frame, List<XyLayout> layouts) =>
        new()
        {
            ["epoch"] = frame.Epoch,
            ["text"] = frame.Text,
            ["image"] = Svg.DataUri(frame.Regions.Pixels),
            ["cursors"] = layouts.Select(layout => Cursor(frame, layout)).ToList(),
        };

    /// <summary>The line at the epoch of a frame; before the first epoch at the left edge.</summary>
    private static Dictionary<string, double> Cursor(MovieFrame frame, XyLayout layout)
    {
        var plot = layout.Frame.Plot;
        var x = plot.X + Math.Clamp(layout.X.Map(frame.Epoch), 0, plot.Width);
        return new()
        {
            ["x"] = Math.Round(x, 2),
            ["top"] = Math.Round(plot.Y, 2),
            ["bottom"] = Math.Round(plot.Bottom, 2),
        };
    }

    private static SvgElement Controls(int frames) =>
        Box("controls")
            .Add(
                new SvgElement("button") { Text = "Play" }
                    .With("id", "play")
                    .With("type", "button"),
                new SvgElement("input")
                    .With("id", "slider")
                    .With("type", "range")
                    .With("min", "0")
                    .With("max", (frames - 1).ToString(CultureInfo.InvariantCulture))
                    .With("aria-label", "epoch"),
                new SvgElement("output").With("id", "epoch").With("for", "slider")
            );

    private static SvgElement Box(string style) => new SvgElement("div").Class(style);

    private static SvgElement Figure(Picture picture) => new SvgElement("figure").Add(picture.Embedded());
}
