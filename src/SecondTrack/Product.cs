namespace SecondTrack; public static class Product { public const string Name = "SecondTrack"; }
