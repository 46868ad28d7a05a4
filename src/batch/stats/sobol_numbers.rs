//! Direction numbers of the Sobol' sequence for factors 2 to 40: the head of `new-joe-kuo-6` (S. Joe and F. Y. Kuo,
//! "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30, 2635-2654, 2008).
//!
//! The table is theirs, under this licence:
//!
//! ```text
//! Copyright (c) 2008, Frances Y. Kuo and Stephen Joe
//! All rights reserved.
//!
//! Redistribution and use in source and binary forms, with or without
//! modification, are permitted provided that the following conditions are
//! met:
//!
//!   * Redistributions of source code must retain the above copyright
//!     notice, this list of conditions and the following disclaimer.
//!
//!   * Redistributions in binary form must reproduce the above copyright
//!     notice, this list of conditions and the following disclaimer in the
//!     documentation and/or other materials provided with the
//!     distribution.
//!
//!   * Neither the names of the copyright holders nor the names of the
//!     University of New South Wales and the University of Waikato
//!     and its contributors may be used to endorse or promote products
//!     derived from this software without specific prior written
//!     permission.
//!
//! THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS ``AS IS'' AND ANY
//! EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
//! IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR
//! PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS BE
//! LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
//! CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
//! SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR
//! BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY,
//! WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE
//! OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN
//! IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
//! ```

/// A primitive polynomial over the field of two elements, of the degree of `initial.len()`.
pub(super) struct Polynomial {
    /// The inner coefficients as bits, the highest power first.
    pub coefficients: u32,
    /// The first direction numbers, each odd and below 2^(its place from one).
    pub initial: &'static [u32],
}

pub(super) const POLYNOMIALS: [Polynomial; 39] = [
    Polynomial { coefficients: 0, initial: &[1] },
    Polynomial { coefficients: 1, initial: &[1, 3] },
    Polynomial { coefficients: 1, initial: &[1, 3, 1] },
    Polynomial { coefficients: 2, initial: &[1, 1, 1] },
    Polynomial { coefficients: 1, initial: &[1, 1, 3, 3] },
    Polynomial { coefficients: 4, initial: &[1, 3, 5, 13] },
    Polynomial { coefficients: 2, initial: &[1, 1, 5, 5, 17] },
    Polynomial { coefficients: 4, initial: &[1, 1, 5, 5, 5] },
    Polynomial { coefficients: 7, initial: &[1, 1, 7, 11, 19] },
    Polynomial { coefficients: 11, initial: &[1, 1, 5, 1, 1] },
    Polynomial { coefficients: 13, initial: &[1, 1, 1, 3, 11] },
    Polynomial { coefficients: 14, initial: &[1, 3, 5, 5, 31] },
    Polynomial { coefficients: 1, initial: &[1, 3, 3, 9, 7, 49] },
    Polynomial { coefficients: 13, initial: &[1, 1, 1, 15, 21, 21] },
    Polynomial { coefficients: 16, initial: &[1, 3, 1, 13, 27, 49] },
    Polynomial { coefficients: 19, initial: &[1, 1, 1, 15, 7, 5] },
    Polynomial { coefficients: 22, initial: &[1, 3, 1, 15, 13, 25] },
    Polynomial { coefficients: 25, initial: &[1, 1, 5, 5, 19, 61] },
    Polynomial { coefficients: 1, initial: &[1, 3, 7, 11, 23, 15, 103] },
    Polynomial { coefficients: 4, initial: &[1, 3, 7, 13, 13, 15, 69] },
    Polynomial { coefficients: 7, initial: &[1, 1, 3, 13, 7, 35, 63] },
    Polynomial { coefficients: 8, initial: &[1, 3, 5, 9, 1, 25, 53] },
    Polynomial { coefficients: 14, initial: &[1, 3, 1, 13, 9, 35, 107] },
    Polynomial { coefficients: 19, initial: &[1, 3, 1, 5, 27, 61, 31] },
    Polynomial { coefficients: 21, initial: &[1, 1, 5, 11, 19, 41, 61] },
    Polynomial { coefficients: 28, initial: &[1, 3, 5, 3, 3, 13, 69] },
    Polynomial { coefficients: 31, initial: &[1, 1, 7, 13, 1, 19, 1] },
    Polynomial { coefficients: 32, initial: &[1, 3, 7, 5, 13, 19, 59] },
    Polynomial { coefficients: 37, initial: &[1, 1, 3, 9, 25, 29, 41] },
    Polynomial { coefficients: 41, initial: &[1, 3, 5, 13, 23, 1, 55] },
    Polynomial { coefficients: 42, initial: &[1, 3, 7, 3, 13, 59, 17] },
    Polynomial { coefficients: 50, initial: &[1, 3, 1, 3, 5, 53, 69] },
    Polynomial { coefficients: 55, initial: &[1, 1, 5, 5, 23, 33, 13] },
    Polynomial { coefficients: 56, initial: &[1, 1, 7, 7, 1, 61, 123] },
    Polynomial { coefficients: 59, initial: &[1, 1, 7, 9, 13, 61, 49] },
    Polynomial { coefficients: 62, initial: &[1, 3, 3, 5, 3, 55, 33] },
    Polynomial { coefficients: 14, initial: &[1, 3, 1, 15, 31, 13, 49, 245] },
    Polynomial { coefficients: 21, initial: &[1, 3, 5, 15, 31, 59, 63, 97] },
    Polynomial { coefficients: 22, initial: &[1, 3, 1, 11, 11, 11, 77, 249] },
];
