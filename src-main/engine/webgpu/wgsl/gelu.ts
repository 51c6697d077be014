/**
 * GeLU(z) = z·Φ(z) and its slope Φ(z) + z·φ(z). Φ by Abramowitz and Stegun's 7.1.26, whose error is below 7.5e-8, and
 * whose exponential the slope shares.
 */
export const geluFunctions = `
fn bell(z: f32) -> f32 { return exp(-0.5 * z * z); }
fn cumulative(z: f32, e: f32) -> f32 {
  let t = 1.0 / (1.0 + 0.23164189 * abs(z));
  let tail = e * t * (0.127414796 + t * (-0.142248368 + t * (0.7107068705 + t * (-0.7265760135 + t * 0.5307027145))));
  return select(tail, 1.0 - tail, z >= 0.0);
}
fn gelu(z: f32) -> f32 { return z * cumulative(z, bell(z)); }
/** (GeLU, its slope) */
fn geluAndSlope(z: f32) -> vec2f {
  let e = bell(z);
  let phi = cumulative(z, e);
  return vec2f(z * phi, phi + z * 0.3989422804 * e);
}
`

/** By the bits: compilers may assume that no number is infinite or not a number. */
export const notFinite = `
fn notFinite(x: f32) -> bool { return (bitcast<u32>(x) & 0x7f800000u) == 0x7f800000u; }
`
